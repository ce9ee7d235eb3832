//! Where things lie in the project.

use std::path::{Path, PathBuf};

/// The project's folder, and what is below it.
pub struct House {
    /// The folder with the `Cargo.toml` of the crate.
    pub root: PathBuf,
    /// What may be thrown away.
    pub target: PathBuf,
}

impl House {
    /// The house that this command was built in.
    pub fn here() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .unwrap_or(Path::new("."))
            .to_path_buf();
        // The command itself lies in target/debug.
        let target = std::env::current_exe()
            .ok()
            .and_then(|it| Some(it.parent()?.parent()?.to_path_buf()));
        Self {
            target: target.unwrap_or_else(|| root.join("target")),
            root,
        }
    }

    /// The folder of the npm package.
    pub fn pkg(&self) -> PathBuf {
        self.root.join("pkg")
    }

    /// The folder of the page.
    pub fn www(&self) -> PathBuf {
        self.root.join("www")
    }

    /// The folder of the tests, and of the npm packages that they use.
    pub fn tests(&self) -> PathBuf {
        self.root.join("tests")
    }
}
