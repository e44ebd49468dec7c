//! Discriminated unions.

use crate::runtime::testing;
use crate::runtime::{Client, ErrorKind, Json};
use crate::server;
use crate::specs::unions::enums::Kind;
use crate::specs::unions::models::{Ant, Bird, Cage, Cat, Dog, Rose};
use crate::specs::unions::operations::zoo::{PatchCage, PatchCageAnswer, PostForm};
use crate::specs::unions::unions::{Animal, Flower};
use crate::support::Answer;
use serde_json::json;

fn read(value: Json) -> Result<Animal, String> {
    serde_json::from_value(value).map_err(|error| error.to_string())
}

#[test]
fn discriminator_selects_the_model_at_any_position() {
    let cat = r#"{"lives":7,"odd":[1],"kind":"cat"}"#;
    let Animal::Cat(cat) = serde_json::from_str(cat).unwrap() else {
        panic!("expected a cat");
    };
    assert_eq!(cat.lives, Some(7));
    assert_eq!(cat.kind, "cat");
    assert_eq!(cat.extra["odd"], json!([1]));
    assert!(matches!(
        read(json!({"kind": "tiger"})),
        Ok(Animal::BigCat(_))
    ));
    let dog = read(json!({"kind": "dog", "name": "Rex"})).unwrap();
    assert_eq!(dog, Animal::from(Dog::new("Rex").with_kind(Kind::Dog)));
    let ant = read(json!({"kind": "unrecognized", "legs": 6})).unwrap();
    assert_eq!(ant, Animal::from(Ant::new().with_legs(6)));
}

#[test]
fn serialized_unions_have_their_discriminator() {
    let written = |animal: &Animal| serde_json::to_string(animal).unwrap();
    let cat = Cat::new("wrong").with_lives(9);
    let tiger = Animal::BigCat(Box::new(cat.clone()));
    assert_eq!(written(&tiger), r#"{"kind":"tiger","lives":9}"#);
    assert_eq!(
        written(&Animal::Cat(Box::new(cat))),
        r#"{"kind":"cat","lives":9}"#
    );
    let dog = Animal::from(Dog::new("Rex"));
    assert_eq!(written(&dog), r#"{"kind":"dog","name":"Rex"}"#);
    let mut ant = Ant::new().with_legs(6);
    ant.extra.insert("kind".to_owned(), json!("elephant"));
    let ant = Animal::from(ant);
    assert_eq!(written(&ant), r#"{"kind":"unrecognized","legs":6}"#);
    let rose = Flower::from(Rose::new().with_colour("red"));
    let text = serde_json::to_string(&rose).unwrap();
    assert_eq!(text, r#"{"@type":"rose","colour":"red"}"#);
    assert_eq!(serde_json::from_str::<Flower>(&text).unwrap(), rose);
}

#[test]
fn unknown_variants_are_preserved() {
    let object = json!({"kind": "okapi", "stripes": {"count": 12}, "token": "hunter2"});
    let okapi = read(object.clone()).unwrap();
    let Animal::Unrecognized(fields) = &okapi else {
        panic!("expected an unrecognized variant");
    };
    assert_eq!(fields["stripes"]["count"], 12);
    assert!(!format!("{okapi:?}").contains("hunter2"));
    assert_eq!(serde_json::to_value(&okapi).unwrap(), object);
}

#[test]
fn objects_without_a_discriminator_are_preserved() {
    for object in [
        json!({"lives": 1}),
        json!({"kind": 1}),
        json!({"kind": null}),
    ] {
        let animal = read(object.clone()).unwrap();
        assert!(matches!(animal, Animal::Unrecognized(_)), "{animal:?}");
        assert_eq!(serde_json::to_value(&animal).unwrap(), object);
    }
}

#[test]
fn errors_name_the_invalid_field() {
    for (value, expected) in [
        (json!({"kind": "dog"}), "missing field `name` of Dog"),
        (json!({"kind": "cat", "lives": "nine"}), "lives: "),
        (json!("cat"), "invalid type"),
        (json!(null), "invalid type"),
    ] {
        let error = read(value).unwrap_err();
        assert!(error.contains(expected), "{error}");
    }
    let cage = json!({"lodger": {"kind": "cat"}, "guest": null, "all": [{"kind": "bird/prey", "wings": "x"}]});
    let error = serde_json::from_value::<Cage>(cage)
        .unwrap_err()
        .to_string();
    assert!(error.starts_with("all[0].wings: "), "{error}");
}

#[tokio::test]
async fn unions_can_be_used_like_models() {
    let whole = json!({
        "lodger": {"kind": "cat", "lives": 1},
        "guest": null,
        "former": {"kind": "bird/prey", "wings": 2.0, "prey": {"kind": "dog", "name": "a"}},
        "all": [{"kind": "okapi"}, {"kind": "dog", "name": "b"}],
        "byName": {"x": {"kind": "unrecognized"}},
        "plant": {"@type": "rose"},
    });
    let (server, client) = server([
        Answer::json(200, whole.to_string()),
        Answer::json(201, r#"{"kind":"cat"}"#),
        Answer::json(202, r#"[{"kind":"cat"}]"#),
        Answer::json(200, r#"{"kind":"dog","name":"c"}"#),
        Answer::json(200, r#"{"a":{"kind":"dog","name":"c"}}"#),
    ])
    .await;
    let cage: Cage = serde_json::from_value(whole.clone()).unwrap();
    let zoo = client.zoo();
    let answer = zoo.patch_cage().cage(&cage).await.unwrap();
    assert_eq!(answer, PatchCageAnswer::Ok(Box::new(cage.clone())));
    assert_eq!(server.request().json(), whole);
    let cat = Animal::Cat(Box::new(Cat::new("cat")));
    let answer = zoo.patch_cage().await.unwrap();
    assert_eq!(answer, PatchCageAnswer::Created(cat.clone()));
    let answer = zoo.patch_cage().await.unwrap();
    assert_eq!(answer, PatchCageAnswer::Accepted(vec![cat.clone()]));
    let dog = Animal::from(Dog::new("c").with_kind(Kind::Dog));
    assert_eq!(zoo.put_animal(&dog).await.unwrap(), dog);
    let all = zoo.post_form(&dog).more(vec![cat]).await.unwrap();
    assert_eq!(all["a"], dog);

    let empty = cage.null_former().null_all();
    assert_eq!(serde_json::to_value(empty).unwrap()["former"], json!(null));
    let bird = Bird::new("x", 1.5).null_lives().null_prey();
    let bird = serde_json::to_value(Animal::from(bird)).unwrap();
    assert_eq!(bird["prey"], json!(null), "a PATCH sends it within a union");
}

#[tokio::test]
async fn response_error_names_the_discriminator() {
    let (_server, client) = server([Answer::json(200, r#"{"kind":"cat","lives":[]}"#)]).await;
    let animal = Animal::from(Ant::new());
    let error = client.zoo().put_animal(&animal).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.path(), Some("lives"));
}

#[tokio::test]
async fn mock_server_returns_unions() {
    let server = testing::Server::start().await;
    let client: Client = server.client();
    let ant = Animal::from(Ant::new());
    server
        .on(PatchCage)
        .returns(PatchCageAnswer::Created(ant.clone()));
    let answer = client.zoo().patch_cage().await.unwrap();
    assert_eq!(answer, PatchCageAnswer::Created(ant.clone()));
    server
        .on(PostForm)
        .returns([("a".to_owned(), ant.clone())].into());
    client.zoo().post_form(&ant).await.unwrap();
    let form = server.requests_of(PostForm)[0].form();
    assert_eq!(form[0].text(), r#"{"kind":"unrecognized"}"#);
    server.verify().unwrap();
}
