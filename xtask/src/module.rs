//! A crate as WebAssembly with the JavaScript beside it, made smaller.

use crate::{Outcome, process, tools, wasm, wasm_target};
use std::fs;
use std::path::Path;
use std::process::Command;

/// A crate of the workspace, and how it is compiled.
pub struct Module<'a> {
    /// The crate.
    pub package: &'a str,
    /// The profile in `Cargo.toml`.
    pub profile: &'a str,
    /// What wasm-opt is told besides [`wasm::ALWAYS`].
    pub optimise: &'a [&'a str],
    /// What its files are called.
    pub name: &'a str,
}

impl Module<'_> {
    /// Compiles it, and writes `name.js`, `name.d.ts` and `name_bg.wasm` into a folder.
    pub fn write(&self, folder: &Path) -> Outcome {
        self.compile()?;
        self.bind(folder)?;
        let file = folder.join(format!("{}_bg.wasm", self.name));
        self.make_smaller(&file)?;
        let types = file.with_extension("wasm.d.ts");
        fs::remove_file(&types).map_err(|e| format!("cannot remove {}: {e}", types.display()))
    }

    fn compile(&self) -> Outcome {
        let mut cargo = Command::new("cargo");
        cargo.args(["build", "--locked", "--package", self.package, "--lib"]);
        cargo.args(["--profile", self.profile, "--target", "wasm32-unknown-unknown"]);
        process::shown(cargo.current_dir(crate::root()).envs(wasm_target::environment()?))
    }

    fn bind(&self, folder: &Path) -> Outcome {
        let compiled = crate::root().join("target/wasm/wasm32-unknown-unknown").join(self.profile);
        let compiled = compiled.join(self.package).with_extension("wasm");
        let mut bind = tools::program(tools::wasm_bindgen()?, "wasm-bindgen");
        bind.args(["--target", "web", "--omit-default-module-path", "--out-name", self.name]);
        process::shown(bind.arg("--out-dir").arg(folder).arg(compiled))
    }

    fn make_smaller(&self, file: &Path) -> Outcome {
        let mut optimise = tools::program(tools::wasm_opt()?, "wasm-opt");
        optimise.args(self.optimise).args(wasm::ALWAYS).arg(file).arg("--output").arg(file);
        process::shown(&mut optimise)?;
        let bytes = fs::read(file).map_err(|e| format!("cannot read {}: {e}", file.display()))?;
        let joined = wasm::join_data(&bytes, wasm::ANY_GAP);
        let joined = joined.ok_or("cannot read what wasm-opt wrote")?;
        fs::write(file, joined).map_err(|e| format!("cannot write {}: {e}", file.display()))
    }
}
