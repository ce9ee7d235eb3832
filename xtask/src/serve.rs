//! `cargo xtask serve`: the page, as a reader sees it.

use crate::house::House;
use crate::server::{Folder, Server};
use crate::{build, usage};
use lexopt::{Arg, Parser};
use std::process::ExitCode;

const PORT: u16 = 8000;

pub fn run(house: &House, arguments: Parser) -> anyhow::Result<ExitCode> {
    let port = port(arguments)?;
    build::all(house)?;
    let folders = [
        Folder {
            name: "www",
            path: house.www(),
        },
        Folder {
            name: "pkg",
            path: house.pkg(),
        },
    ];
    let server = Server::bind(port, folders)?;
    println!("the page is at {}/www/ (Ctrl+C ends it)", server.address);
    server.run();
    Ok(ExitCode::SUCCESS)
}

fn port(mut arguments: Parser) -> anyhow::Result<u16> {
    const EXPECTED: &str = "--port N, where N is 0 (any free port) to 65535";
    let mut port = PORT;
    while let Some(argument) = arguments
        .next()
        .map_err(|it| usage::error(it.to_string()))?
    {
        match argument {
            Arg::Long("port") => {
                let value = usage::value(&mut arguments, EXPECTED)?;
                port = value.parse().map_err(|_| {
                    usage::error(format!("{value} is no port: expected {EXPECTED}"))
                })?;
            }
            other => return Err(usage::unexpected(&other, EXPECTED)),
        }
    }
    Ok(port)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(arguments: &[&str], expected: Result<u16, &str>) {
        let found = port(Parser::from_args(arguments));
        match expected {
            Ok(port) => assert_eq!(found.unwrap(), port),
            Err(part) => assert!(
                found.unwrap_err().to_string().contains(part),
                "{arguments:?}"
            ),
        }
    }

    #[test]
    fn the_port_is_a_number() {
        check(&[], Ok(PORT));
        check(&["--port", "9000"], Ok(9000));
        check(&["--port=0"], Ok(0));
        check(&["--port"], Err("lacks its value"));
        check(&["--port", "八千"], Err("八千 is no port"));
        check(&["--port", "65536"], Err("65536 is no port"));
        check(&["--prot", "9000"], Err("unexpected argument --prot"));
        check(&["9000"], Err("unexpected argument 9000"));
    }
}
