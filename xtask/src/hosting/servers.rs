//! The same groups in the form of each kind of server.

use super::Group;

/// What stands at the top of each file that people put into a server.
const ABOUT: &str =
    "Written by `cargo xtask build`, for this build only: it names the hashes of its scripts.";

/// The files for servers that do not read `_headers`: their names and what is in them.
pub fn all(groups: &[Group]) -> Vec<(&'static str, String)> {
    vec![
        ("nginx.conf", nginx(groups)),
        ("apache.conf", apache(groups)),
        ("Caddyfile", caddy(groups)),
        ("web.config", iis(groups)),
        ("cloudfront.js", cloudfront(groups)),
    ]
}

/// `_headers`, as Netlify, Cloudflare Pages and others read it.
pub fn headers_file(groups: &[Group]) -> String {
    let one = |group: &Group, path: &String| {
        let lines = group.headers.iter().map(|(name, value)| format!("  {name}: {value}\n"));
        [path.clone(), "\n".into(), lines.collect()].concat()
    };
    each_path(groups, one).join("\n")
}

/// Locations for the `server` of an nginx, which has `root` and `listen` already.
fn nginx(groups: &[Group]) -> String {
    let one = |group: &Group, path: &String| {
        let place = match path.strip_suffix('*') {
            Some(start) => format!("^~ {start}"),
            None => format!("= {path}"),
        };
        // A folder's address is answered by its page, which nginx looks up anew as a location.
        let page = if path == "/" || path == "/embed/" { "  index index.html;\n" } else { "" };
        let line =
            |(name, value): &(&str, String)| format!("  add_header {name} \"{value}\" always;\n");
        let lines: String = group.headers.iter().map(line).collect();
        format!("location {place} {{\n{page}{lines}}}\n")
    };
    format!(
        "# {ABOUT}\n# include it in the `server` block that has the site's `root`.\n{}",
        each_path(groups, one).concat()
    )
}

/// For an Apache with `mod_headers`, in the site's `<VirtualHost>` or as `.htaccess` in its folder.
fn apache(groups: &[Group]) -> String {
    let one = |group: &Group| {
        let line =
            |(name, value): &(&str, String)| format!("  Header always set {name} \"{value}\"\n");
        let lines: String = group.headers.iter().map(line).collect();
        format!("<If \"%{{REQUEST_URI}} =~ m#{}#\">\n{lines}</If>\n", pattern(group))
    };
    format!("# {ABOUT}\n{}", groups.iter().map(one).collect::<String>())
}

/// For a Caddy: `import` it into the site's block, which has `root` and `file_server` already.
fn caddy(groups: &[Group]) -> String {
    let one = |(number, group): (usize, &Group)| {
        let line = |(name, value): &(&str, String)| format!("  {name} \"{value}\"\n");
        let lines: String = group.headers.iter().map(line).collect();
        let paths = group.paths.join(" ");
        format!("@group{number} path {paths}\nheader @group{number} {{\n{lines}}}\n")
    };
    format!("# {ABOUT}\n{}", groups.iter().enumerate().map(one).collect::<String>())
}

/// For an IIS, in the site's folder: rules of the module URL Rewrite set each header by the address.
fn iis(groups: &[Group]) -> String {
    let one = |(number, group): (usize, &Group)| {
        let rule = |(name, value): &(&str, String)| {
            let variable = name.replace('-', "_");
            format!(
                "        <rule name=\"{number} {name}\" preCondition=\"group{number}\">\n          \
                 <match serverVariable=\"RESPONSE_{variable}\" pattern=\".*\" />\n          \
                 <action type=\"Rewrite\" value=\"{}\" />\n        </rule>\n",
                escaped(value)
            )
        };
        group.headers.iter().map(rule).collect::<String>()
    };
    let conditions = |(number, group): (usize, &Group)| {
        format!(
            "          <preCondition name=\"group{number}\"><add input=\"{{URL}}\" pattern=\"{}\" /></preCondition>\n",
            escaped(&pattern(group))
        )
    };
    let numbered = || groups.iter().enumerate();
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- {ABOUT} -->\n<configuration>\n  <system.webServer>\n    \
         <staticContent>\n      <remove fileExtension=\".wasm\" />\n      \
         <mimeMap fileExtension=\".wasm\" mimeType=\"application/wasm\" />\n    </staticContent>\n    \
         <rewrite>\n      <outboundRules>\n{}        <preConditions>\n{}        </preConditions>\n      \
         </outboundRules>\n    </rewrite>\n  </system.webServer>\n</configuration>\n",
        numbered().map(one).collect::<String>(),
        numbered().map(conditions).collect::<String>()
    )
}

/// For S3 behind CloudFront: a CloudFront Function for the event "viewer response".
fn cloudfront(groups: &[Group]) -> String {
    let one = |group: &Group| {
        let field =
            |(name, value): &(&str, String)| format!("    {:?}: {value:?},\n", name.to_lowercase());
        let fields: String = group.headers.iter().map(field).collect();
        format!("  [{:?}, {{\n{fields}  }}],\n", pattern(group))
    };
    format!(
        "// {ABOUT}\nvar groups = [\n{}];\n\nfunction handler(event) {{\n  var response = event.response;\n  \
         groups.forEach(function (group) {{\n    if (!new RegExp(group[0]).test(event.request.uri)) return;\n    \
         Object.keys(group[1]).forEach(function (name) {{\n      response.headers[name] = {{ value: group[1][name] }};\n    \
         }});\n  }});\n  return response;\n}}\n",
        groups.iter().map(one).collect::<String>()
    )
}

/// Something for each address of each group.
fn each_path(groups: &[Group], one: impl Fn(&Group, &String) -> String) -> Vec<String> {
    let mut all = Vec::new();
    for group in groups {
        all.extend(group.paths.iter().map(|path| one(group, path)));
    }
    all
}

/// A regular expression for all addresses of a group.
fn pattern(group: &Group) -> String {
    let one = |path: &String| match path.strip_suffix('*') {
        Some(start) => start.replace('.', "\\."),
        None => path.replace('.', "\\.") + "$",
    };
    format!("^({})", group.paths.iter().map(one).collect::<Vec<_>>().join("|"))
}

/// A text as an attribute of XML has it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
