fn main() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let content = compiler::load(&root).expect("sound");
    let model = logic::Model::of(&content);
    let t = std::time::Instant::now();
    let found = logic::findings(&model, content.read_on());
    for f in &found {
        println!("{}:{}: {}\n      {}", f.place.file, f.place.line, f.finding, f.means);
    }
    println!("{} findings {:?}", found.len(), t.elapsed());
}
