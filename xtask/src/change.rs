//! Whether something was made from what is there now, and writing files so that nobody ever sees half of one.
//!
//! A mark is a list of the sources with their sizes and times. Comparing lists, not times, also notices a source that was
//! removed or replaced by an older one.

use anyhow::Context;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;
use std::{fs, io};

/// What `sources` (files, and folders with all that is below) look like now.
pub fn mark(sources: &[PathBuf]) -> anyhow::Result<String> {
    let mut mark = String::new();
    for source in sources {
        add(&mut mark, source).with_context(|| format!("{} cannot be read", source.display()))?;
    }
    Ok(mark)
}

fn add(mark: &mut String, path: &Path) -> io::Result<()> {
    if path.is_dir() {
        let mut below: Vec<_> = fs::read_dir(path)?
            .map(|it| it.map(|it| it.path()))
            .collect::<io::Result<_>>()?;
        below.sort();
        return below.iter().try_for_each(|it| add(mark, it));
    }
    let metadata = fs::metadata(path)?;
    let time = metadata
        .modified()?
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_nanos();
    writeln!(mark, "{} {} {time}", path.display(), metadata.len()).map_err(io::Error::other)
}

/// Puts `bytes` in place in one move; a file that already holds them is not touched.
pub fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if fs::read(path).is_ok_and(|it| it == bytes) {
        return Ok(());
    }
    put(path, bytes).with_context(|| format!("{} cannot be written", path.display()))
}

fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    // Two commands at work at once do not write into the same file.
    let aside = path.with_added_extension(format!("{}.part", std::process::id()));
    fs::write(&aside, bytes)?;
    fs::rename(&aside, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_tells_what_is_other() {
        let folder = std::env::temp_dir().join(format!("jianbao-change-{}", std::process::id()));
        let sources = [folder.clone()];
        write(&folder.join("a/one"), "好".as_bytes()).unwrap();
        write(&folder.join("two"), "坏".as_bytes()).unwrap();
        let before = mark(&sources).unwrap();
        assert_eq!(before.lines().count(), 2);

        write(&folder.join("two"), "坏".as_bytes()).unwrap();
        assert_eq!(mark(&sources).unwrap(), before, "the same bytes again");
        write(&folder.join("two"), "坏了".as_bytes()).unwrap();
        assert_ne!(mark(&sources).unwrap(), before, "other bytes");
        write(&folder.join("two"), "坏".as_bytes()).unwrap();
        fs::remove_file(folder.join("a/one")).unwrap();
        assert_ne!(mark(&sources).unwrap(), before, "a file less");
        assert_eq!(
            fs::read_dir(&folder).unwrap().count(),
            2,
            "nothing is left lying about"
        );

        fs::remove_dir_all(&folder).unwrap();
        assert!(mark(&sources).is_err());
    }
}
