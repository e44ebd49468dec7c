//! A program that sends requests to itself, prints them, and prints an answer.
//!
//! It uses the parts of the client that the silent changes touch.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

use CLIENT::enums::Kind;
use CLIENT::models::{Pair, Pet, State};
use CLIENT::retry::RetryPolicy;
use CLIENT::Client;

fn main() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let server = std::thread::spawn(move || {
        for connection in listener.incoming().take(4) {
            print(connection.unwrap());
        }
    });
    let client = Client::builder()
        .base_url(format!("http://{address}"))
        .token("token")
        .retry(RetryPolicy::OFF)
        .build()
        .unwrap();
    let pets = client.pets();
    let _ = pets.get_pet("pet", 1, "a", "b").left("c").kind(Kind::Cat).wait();
    let _ = pets.get_visit("a", "b").wait();
    let _ = pets.put_pet("pet", &Pet::new("a", "b", 1.0)).wait();
    let _ = pets.send_pair(&Pair::new("a", "b")).wait();
    server.join().unwrap();
    let instant = "2026-12-01T00:00:00Z".parse().unwrap();
    println!("{:?}", State::new().with_since(instant));
}

/// Prints the target and the body of a request, and refuses it.
fn print(mut connection: TcpStream) {
    let mut bytes = Vec::new();
    let mut part = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes);
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let head = head.to_lowercase();
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            if body.len() >= length.map_or(0, |length| length.parse().unwrap()) {
                let headers = head.lines().filter(|line| line.starts_with("first:"));
                let headers: String = headers.collect();
                println!("{} {headers} {body}", text.lines().next().unwrap_or_default());
                break;
            }
        }
        let count = connection.read(&mut part).unwrap();
        bytes.extend_from_slice(&part[..count]);
    }
    let refusal = "HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
    connection.write_all(refusal.as_bytes()).unwrap();
}
