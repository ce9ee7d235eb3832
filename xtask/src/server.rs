//! A server of a few folders on this machine, for a developer's eyes.
//!
//! It answers GET and HEAD with files and nothing else, and has browsers ask again each time (`no-cache`), so that what is seen
//! is what lies on the disk. HTTP itself is `tiny_http`'s.

use crate::mime;
use anyhow::{Context, bail};
use percent_encoding::percent_decode_str;
use std::fs::File;
use std::io::{self, Empty};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, UNIX_EPOCH};
use tiny_http::{Header, Method, Request, Response, StatusCode};

/// How many ports after a taken one are tried.
const TRIES: u16 = 100;

/// Enough for what a browser asks at once, also while one of them waits.
const THREADS: usize = 8;

/// A folder, and the first part of the addresses of what is in it.
pub struct Folder {
    pub name: &'static str,
    pub path: PathBuf,
}

pub struct Server {
    http: Arc<tiny_http::Server>,
    folders: Arc<[Folder]>,
    /// Where it is: `http://127.0.0.1:8000`.
    pub address: String,
}

impl Server {
    /// Takes `port`, or the next free one. 0 is any free port.
    pub fn bind(port: u16, folders: impl Into<Arc<[Folder]>>) -> anyhow::Result<Self> {
        let listener = listen(port)?;
        let address = format!("http://{}", listener.local_addr()?);
        let http = match tiny_http::Server::from_listener(listener, None) {
            Ok(http) => Arc::new(http),
            Err(error) => bail!("the server does not start: {error}"),
        };
        Ok(Self {
            http,
            folders: folders.into(),
            address,
        })
    }

    /// Answers in the background.
    pub fn start(&self) {
        for _ in 0..THREADS {
            let (http, folders) = (self.http.clone(), self.folders.clone());
            thread::spawn(move || answer_all(&http, &folders));
        }
        let address = self.http.server_addr().to_ip();
        thread::spawn(move || make_room(address));
    }

    /// Answers for ever.
    pub fn run(&self) {
        self.start();
        answer_all(&self.http, &self.folders);
    }
}

fn listen(port: u16) -> anyhow::Result<TcpListener> {
    let mut last = None;
    for port in port..=port.saturating_add(TRIES) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) => last = Some(error),
        }
    }
    let error = last.unwrap_or_else(|| io::ErrorKind::AddrInUse.into());
    Err(error).with_context(|| format!("neither port {port} nor one of the next {TRIES} is free"))
}

/// Of connections that come at once, tiny_http leaves one without a thread now and then, until another one ends; a browser ends none, and
/// its page waits for ever. One that ends at once frees its thread for the one that waits.
fn make_room(address: Option<SocketAddr>) {
    while address.is_some_and(|it| TcpStream::connect(it).is_ok()) {
        thread::sleep(Duration::from_millis(200));
    }
}

fn answer_all(http: &tiny_http::Server, folders: &[Folder]) {
    loop {
        // A connection that broke is no reason to stop, and neither is a reader who went away.
        if let Ok(request) = http.recv() {
            let _ = answer(request, folders);
        }
    }
}

fn answer(request: Request, folders: &[Folder]) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(short(405).with_header(header("Allow", "GET, HEAD")));
    }
    match locate(request.url(), folders) {
        Found::File(path) => match open(&path) {
            Ok((file, length, tag)) => {
                let same = request
                    .headers()
                    .iter()
                    .any(|it| it.field.equiv("If-None-Match") && it.value.as_str() == tag);
                let headers = vec![
                    header("Content-Type", mime::of(&path)),
                    header("Cache-Control", "no-cache"),
                    header("ETag", &tag),
                ];
                if same {
                    return request.respond(Response::new(
                        StatusCode(304),
                        headers,
                        io::empty(),
                        Some(0),
                        None,
                    ));
                }
                // Without a threshold, a large file would come in chunks, and nobody could tell how much of it has come.
                request.respond(
                    Response::new(StatusCode(200), headers, file, Some(length), None)
                        .with_chunked_threshold(usize::MAX),
                )
            }
            Err(_) => request.respond(short(404)),
        },
        Found::Elsewhere(url) => request.respond(short(302).with_header(header("Location", &url))),
        Found::Nothing => request.respond(short(404)),
    }
}

#[derive(Debug, PartialEq)]
enum Found {
    File(PathBuf),
    Elsewhere(String),
    Nothing,
}

/// What an address means. The first folder is the one that a visitor of `/` is sent to.
fn locate(url: &str, folders: &[Folder]) -> Found {
    let asked = url.split(['?', '#']).next().unwrap_or_default();
    let Ok(path) = percent_decode_str(asked).decode_utf8() else {
        return Found::Nothing;
    };
    if path == "/" {
        return folders.first().map_or(Found::Nothing, |it| {
            Found::Elsewhere(format!("/{}/", it.name))
        });
    }

    let mut parts = path.split('/').skip(1);
    let name = parts.next().unwrap_or_default();
    let Some(folder) = folders.iter().find(|it| it.name == name) else {
        return Found::Nothing;
    };
    let mut file = folder.path.clone();
    for part in parts {
        // No way up, no hidden file, no drive or device of Windows, and no second meaning of a separator.
        if part.starts_with('.') || part.contains(['\\', ':', '\0']) {
            return Found::Nothing;
        }
        file.push(part);
    }
    if !file.is_dir() {
        return if path.ends_with('/') {
            Found::Nothing
        } else {
            Found::File(file)
        };
    }
    if path.ends_with('/') {
        Found::File(file.join("index.html"))
    } else {
        Found::Elsewhere(format!("{asked}/"))
    }
}

/// A file, its length, and a tag that changes with it.
fn open(path: &Path) -> io::Result<(File, usize, String)> {
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(io::ErrorKind::NotFound.into());
    }
    let time = metadata
        .modified()?
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_nanos();
    let tag = format!("\"{:x}-{time:x}\"", metadata.len());
    Ok((
        file,
        usize::try_from(metadata.len()).map_err(io::Error::other)?,
        tag,
    ))
}

fn short(status: u16) -> Response<Empty> {
    Response::empty(status).with_header(header("Cache-Control", "no-cache"))
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value)
        .unwrap_or_else(|()| unreachable!("{name}: {value} is plain ASCII"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    /// A house of its own for a test, which goes when the test is over.
    struct Rooms(PathBuf);

    impl Rooms {
        fn new(name: &str) -> Self {
            let root =
                std::env::temp_dir().join(format!("jianbao-server-{name}-{}", std::process::id()));
            fs::create_dir_all(root.join("www/page")).unwrap();
            fs::create_dir_all(root.join("pkg")).unwrap();
            fs::write(root.join("www/index.html"), "<!doctype html>剪报").unwrap();
            fs::write(root.join("www/.hidden"), "no").unwrap();
            fs::write(root.join("www/page/第 1 版.txt"), "好").unwrap();
            fs::write(root.join("secret.txt"), "no").unwrap();
            Self(root)
        }

        fn folders(&self) -> [Folder; 2] {
            ["www", "pkg"].map(|name| Folder {
                name,
                path: self.0.join(name),
            })
        }
    }

    impl Drop for Rooms {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn an_address_means_a_file_of_a_folder_or_nothing() {
        let rooms = Rooms::new("locate");
        let check = |url: &str, expected: &str| {
            let found = match locate(url, &rooms.folders()) {
                Found::File(path) if path.is_file() => path
                    .strip_prefix(&rooms.0)
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/"),
                Found::File(_) | Found::Nothing => "nothing".into(),
                Found::Elsewhere(url) => format!("-> {url}"),
            };
            assert_eq!(found, expected, "{url}");
        };
        check("/", "-> /www/");
        check("/www", "-> /www/");
        check("/www/", "www/index.html");
        check("/www/?a=../b#c", "www/index.html");
        check("/www/page", "-> /www/page/");
        check(
            "/www/page/%E7%AC%AC%201%20%E7%89%88.txt",
            "www/page/第 1 版.txt",
        );
        for url in [
            "/secret.txt",
            "/../secret.txt",
            "/www/../secret.txt",
            "/www/..%2Fsecret.txt",
            "/www/%2e%2e/secret.txt",
            "/www/..%5Csecret.txt",
            "/www/page/../../secret.txt",
            "/www/.hidden",
            "/www/C:/secret.txt",
            "/www/index.html/",
            "/www/index.html%00",
            "/www/%FF",
            "/www/no-such-file",
            "/src/lib.rs",
            "//www/",
            "*",
            "",
        ] {
            check(url, "nothing");
        }
    }

    #[test]
    fn a_taken_port_gives_the_next_one() {
        let rooms = Rooms::new("port");
        let first = Server::bind(0, rooms.folders()).unwrap();
        let port: u16 = first.address.rsplit(':').next().unwrap().parse().unwrap();
        let second = Server::bind(port, rooms.folders()).unwrap();
        let next: u16 = second.address.rsplit(':').next().unwrap().parse().unwrap();
        assert!(next > port && next <= port + TRIES, "{port} {next}");
    }

    #[test]
    fn get_and_head_are_answered_and_nothing_else() {
        let rooms = Rooms::new("http");
        let server = Server::bind(0, rooms.folders()).unwrap();
        server.start();
        let ask = |request: &str| {
            let mut stream =
                TcpStream::connect(server.address.strip_prefix("http://").unwrap()).unwrap();
            write!(
                stream,
                "{request}\r\nHost: here\r\nConnection: close\r\n\r\n"
            )
            .unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            answer
        };

        let get = ask("GET /www/ HTTP/1.1");
        assert!(
            get.starts_with("HTTP/1.1 200") && get.ends_with("\r\n\r\n<!doctype html>剪报"),
            "{get}"
        );
        for line in [
            "Content-Type: text/html; charset=utf-8",
            "Cache-Control: no-cache",
            "Content-Length: 21",
        ] {
            assert!(get.contains(line), "{get}");
        }
        let head = ask("HEAD /www/ HTTP/1.1");
        assert!(
            head.starts_with("HTTP/1.1 200")
                && head.contains("Content-Length: 21")
                && head.ends_with("\r\n\r\n"),
            "{head}"
        );

        let tag = get
            .lines()
            .find_map(|it| it.strip_prefix("ETag: "))
            .unwrap();
        let again = ask(&format!("GET /www/ HTTP/1.1\r\nIf-None-Match: {tag}"));
        assert!(
            again.starts_with("HTTP/1.1 304") && again.ends_with("\r\n\r\n"),
            "{again}"
        );
        fs::write(rooms.0.join("www/index.html"), "other").unwrap();
        assert!(ask(&format!("GET /www/ HTTP/1.1\r\nIf-None-Match: {tag}")).ends_with("other"));

        assert!(ask("GET / HTTP/1.1").contains("Location: /www/"));
        assert!(ask("GET /secret.txt HTTP/1.1").starts_with("HTTP/1.1 404"));
        assert!(ask("POST /www/ HTTP/1.1\r\nContent-Length: 0").starts_with("HTTP/1.1 405"));
        assert!(
            ask("GET /www/ HTTP/1.1").starts_with("HTTP/1.1 200"),
            "it is still there"
        );
    }
}
