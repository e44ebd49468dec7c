//! URL-encoded and multipart forms, and lists joined into one value.

use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::runtime::testing::{self, FormField};
use crate::runtime::{Client, Date, Endpoint, ErrorKind, FilePart, Request};
use crate::server;
use crate::specs::forms::enums::Colour;
use crate::specs::forms::models::About;
use crate::specs::forms::operations::forms::{
    GetJoined, PostLogin, PostParts, PostUpload, PutNothing,
};
use crate::support::Answer;

fn login(client: &Client) -> Request<PostLogin> {
    let colours = [Colour::Red, Colour::from("a b")];
    client
        .forms()
        .post_login("J\u{f6} & co", 7, ["a", "b c"], colours)
}

fn upload(client: &Client) -> Request<PostUpload> {
    let file = FilePart::new("a \"b\".bin", [0, 13, 10, 45, 45, 255]);
    client
        .forms()
        .post_upload("7", file, &About::new("x"), "T\r\nitle")
}

#[tokio::test]
async fn sends_a_url_encoded_form() {
    let (server, client) = server([Answer::json(200, "{}"), Answer::json(200, "{}")]).await;
    login(&client).await.unwrap();
    login(&client)
        .remember(true)
        .since(Date::constant(2026, 1, 31))
        .tags([1, 2])
        .tags([3, 4])
        .kinds([Colour::Red, Colour::Green])
        .await
        .unwrap();
    let requests = server.requests();
    let required = "user+name=J%C3%B6+%26+co&age=7&scopes=a&scopes=b+c&colours=red+a+b";
    assert_eq!(requests[0].text(), required);
    assert_eq!(
        requests[0].header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    let rest = "&remember=true&since=2026-01-31&tags=3&tags=4&kinds=red%2Cgreen";
    assert_eq!(requests[1].text(), format!("{required}{rest}"));
}

#[tokio::test]
async fn form_without_fields_has_no_body() {
    let (server, client) = server([Answer::empty(204), Answer::empty(204)]).await;
    client.forms().put_nothing().await.unwrap();
    client.forms().put_nothing().set_field_("").await.unwrap();
    let requests = server.requests();
    assert_eq!(requests[0].body, b"");
    assert_eq!(requests[0].header("content-type"), None);
    assert_eq!(requests[1].text(), "set+field=");
}

#[tokio::test]
async fn sends_and_retries_a_multipart_form() {
    let (server, client) = server([
        Answer::empty(429).header("retry-after", "0"),
        Answer::empty(204),
    ])
    .await;
    let request = upload(&client).dry(true).client(json!({"a": [1]}));
    request.await.unwrap();
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[0].body, requests[1].body);
    assert_eq!(requests[1].query.as_deref(), Some("dry=true"));
    let media_type = requests[0].header("content-type").unwrap();
    assert_eq!(requests[1].header("content-type"), Some(media_type));
    let boundary = media_type
        .strip_prefix("multipart/form-data; boundary=")
        .unwrap();
    let mut expected = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a %22b%22.bin\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    )
    .into_bytes();
    expected.extend([0, 13, 10, 45, 45, 255]);
    expected.extend(
        format!(
            "\r\n--{boundary}\r\nContent-Disposition: form-data; name=\"about\"\r\nContent-Type: application/json\r\n\r\n\
             {{\"text\":\"x\"}}\
             \r\n--{boundary}\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nT\r\nitle\
             \r\n--{boundary}\r\nContent-Disposition: form-data; name=\"client\"\r\nContent-Type: application/json\r\n\r\n\
             {{\"a\":[1]}}\r\n--{boundary}--\r\n"
        )
        .into_bytes(),
    );
    assert_eq!(requests[0].body, expected);
}

#[tokio::test]
async fn parts_have_the_media_types_of_their_fields() {
    let server = testing::Server::start().await;
    server.on(PostParts).returns(());
    let client = server.client();
    let parts = |picture| client.forms().post_parts("a,b", picture);
    parts(FilePart::new("p.png", "PNG"))
        .about(&About::new("x"))
        .rows(["1,2", "3,4"])
        .await
        .unwrap();
    let form = server.requests_of(PostParts)[0].form();
    let media_types: Vec<_> = form.iter().map(|field| field.media_type()).collect();
    let csv = Some("text/csv; charset=utf-8");
    let about = Some("application/about+json");
    let expected = [Some("text/csv"), Some("image/png"), about, csv, csv];
    assert_eq!(media_types, expected);
    assert_eq!(form[0].file_name(), None);
    assert_eq!(form[1].file_name(), Some("p.png"));
    assert_eq!(form[2].text(), r#"{"text":"x"}"#);
    let jpeg = FilePart::new("p.jpg", "JPEG").media_type("image/jpeg");
    parts(jpeg).await.unwrap();
    let form = server.requests_of(PostParts)[1].form();
    assert_eq!(form[1].media_type(), Some("image/jpeg"));
    server.verify().unwrap();
}

#[tokio::test]
async fn mock_server_checks_the_media_types_of_parts() {
    let server = testing::Server::start().await;
    server.on(PostParts).returns(());
    let part = |name: &str, rest: &str| {
        format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"{rest}\r\n\r\na\r\n")
    };
    let file = "; filename=\"p\"\r\nContent-Type: image/jpeg";
    let body = format!("{}{}--x--\r\n", part("table", ""), part("picture", file));
    let answer = post(&server, "/parts", "multipart/form-data; boundary=x", &body).await;
    let problem = "`table` must have the media type `text/csv`, not `text/plain`";
    assert!(answer.contains(problem), "{answer}");
    assert!(!answer.contains("`picture`"), "{answer}");
    server.verify().unwrap_err();
}

/// Sends a request that the client would not send, and returns the response.
pub async fn post(server: &testing::Server, path: &str, media_type: &str, body: &str) -> String {
    let address = server.url().strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).await.unwrap();
    let length = body.len();
    let head = format!("POST {path} HTTP/1.1\r\nHost: h\r\nConnection: close");
    let head = format!("{head}\r\nContent-Type: {media_type}\r\nContent-Length: {length}");
    let request = format!("{head}\r\n\r\n{body}");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn rejects_an_invalid_media_type_of_a_file() {
    let (server, client) = server([]).await;
    let picture = FilePart::new("p", "").media_type("image/\npng");
    let error = upload(&client).picture(picture).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidParameter);
    assert!(error.to_string().contains("`picture`"), "{error}");
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn mock_server_parses_forms() {
    let server = testing::Server::start().await;
    server.allow(testing::Allow::UnknownWords);
    server.on(PostUpload).returns(());
    server.on(PostLogin).returns(json!(1));
    let client = server.client();
    let more = ["1", "2"].map(|name| FilePart::new(name, "m").media_type("text/plain"));
    upload(&client)
        .more(more)
        .notes(vec![About::new("n")])
        .colour(Colour::Green)
        .numbers([0.5, 1.0])
        .await
        .unwrap();
    login(&client).tags([1]).await.unwrap();

    let form = server.requests_of(PostUpload)[0].form();
    let names: Vec<&str> = form.iter().map(FormField::name).collect();
    let expected = [
        "file", "about", "title", "more", "more", "notes", "colour", "numbers", "numbers",
    ];
    assert_eq!(names, expected);
    assert_eq!(form[0].file_name(), Some("a \"b\".bin"));
    assert_eq!(form[0].media_type(), Some("application/octet-stream"));
    assert_eq!(form[0].bytes(), [0, 13, 10, 45, 45, 255]);
    assert_eq!(form[2].text(), "T\r\nitle");
    assert_eq!(form[4].media_type(), Some("text/plain"));
    let form = server.requests_of(PostLogin)[0].form();
    assert_eq!(form[0].text(), "J\u{f6} & co");
    assert_eq!(form[4].text(), "red a b");
    server.verify().unwrap();
}

#[tokio::test]
async fn mock_server_checks_forms() {
    let server = testing::Server::start().await;
    server.on(PostLogin).returns(json!(1));
    let send = async |media_type: &str, body: &str| post(&server, "/login", media_type, body).await;
    let form = "application/x-www-form-urlencoded";
    let answer = send(form, "user+name=a&age=x&scopes=a&colours=red&rember=true").await;
    for problem in [
        "unknown form field `rember`; did you mean `remember`?",
        "the form field `age` must be a 32-bit integer, not `x`",
    ] {
        assert!(answer.contains(problem), "{answer}");
    }
    let answer = send(form, "age=1&age=2&scopes=a&colours=red%20blue").await;
    for problem in [
        "the required form field `user name` is missing",
        "the form field `age` is not a list but was sent 2 times",
        "the form field `colours` must be `red` or `green`, not `blue`",
    ] {
        assert!(answer.contains(problem), "{answer}");
    }
    let answer = send("text/plain", "a").await;
    let problem = "must be `application/x-www-form-urlencoded`, not `text/plain`";
    assert!(answer.contains(problem), "{answer}");
    let answer = send("multipart/form-data; boundary=x", "--y--").await;
    assert!(
        answer.contains("is not valid `multipart/form-data`"),
        "{answer}"
    );
    server.verify().unwrap_err();
}

#[tokio::test]
async fn joins_lists() {
    let (server, client) = server([Answer::empty(204), Answer::empty(204)]).await;
    let joined = |commas: &[&str], names: &[&str]| {
        let colours = [Colour::Red, Colour::from("a,b/c")];
        let names = names.iter().map(ToString::to_string).collect::<Vec<_>>();
        let commas = commas.iter().map(ToString::to_string).collect::<Vec<_>>();
        client.forms().get_joined([1, -2], colours, commas, names)
    };
    joined(&["a,b", "c d"], &["x", "y"])
        .spaces(["a", "b"])
        .pipes([Date::constant(2026, 1, 31), Date::constant(2026, 2, 1)])
        .tabs([Colour::Red, Colour::Green])
        .keys(["k", "l"])
        .spaces(["c", "d"])
        .x_numbers([1, 2])
        .await
        .unwrap();
    let none: [&str; 0] = [];
    joined(&[], &[]).spaces(["a"]).spaces(none).await.unwrap();
    let requests = server.requests();
    assert_eq!(requests[0].path, "/joined/1%7C-2/red,a%2Cb%2Fc");
    assert_eq!(
        requests[0].query.as_deref(),
        Some(
            "commas=a%2Cb,c%20d&pipes=2026-01-31%7C2026-02-01&tabs=red%09green&keys=k&keys=l&spaces=c%20d"
        )
    );
    assert_eq!(requests[0].header("x-names"), Some("x,y"));
    assert_eq!(requests[0].header("x-numbers"), Some("1|2"));
    assert_eq!(requests[1].query, None);
    assert_eq!(requests[1].header("x-names"), None);
}

#[tokio::test]
async fn rejects_an_empty_list_in_the_path() {
    let (server, client) = server([]).await;
    let none: [i64; 0] = [];
    let request = client.forms().get_joined(none, [Colour::Red], ["a"], ["b"]);
    let error = request.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidParameter);
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn mock_server_splits_joined_lists() {
    let server = testing::Server::start().await;
    server.on(GetJoined).returns(());
    let client = server.client();
    let joined = |ids: [i64; 2]| {
        let colours = [Colour::Red, Colour::Green];
        client.forms().get_joined(ids, colours, ["a"], ["x", "y"])
    };
    joined([1, 2]).x_numbers([1, 2]).await.unwrap();
    let wrong = joined([1, 2]).header("X-Numbers", "1|x");
    let error = wrong.await.unwrap_err().to_string();
    assert!(
        error.contains("`X-Numbers` must be a 32-bit integer"),
        "{error}"
    );
    let parameters = GetJoined::OPERATION.parameters();
    let separators: Vec<_> = parameters
        .iter()
        .map(|parameter| parameter.separator())
        .collect();
    let comma = Some(",");
    let expected = [
        Some("|"),
        comma,
        comma,
        Some(" "),
        Some("|"),
        Some("\t"),
        None,
        comma,
        Some("|"),
    ];
    assert_eq!(separators, expected);
    server.verify().unwrap_err();
}

#[test]
fn metadata_distinguishes_forms_from_other_bodies() {
    let body = PutNothing::OPERATION.body().unwrap();
    assert!(!body.is_required());
    assert_eq!(body.media_type(), "application/x-www-form-urlencoded");
    let body = PostUpload::OPERATION.body().unwrap();
    assert!(body.is_required());
    assert_eq!(body.media_type(), "multipart/form-data");
}
