//! Words that are hard to turn into Rust names.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Strict, reserved and weak keywords of all editions.
const KEYWORDS: &str = "abstract as async auto await become box break const continue crate default do dyn else enum extern \
    false final fn for gen if impl in let loop macro macro_rules match mod move mut override priv pub raw ref return safe self \
    Self static struct super trait true try type typeof union unsafe unsized use virtual where while yield _ __";

/// Names in scope everywhere: the prelude, crates, primitive types, macros and attributes.
const PRELUDE: &str = "Option Some None Result Ok Err Vec String Box ToString ToOwned Clone Copy Send Sync Sized Drop drop Fn FnMut \
    FnOnce AsRef AsMut Into From TryFrom TryInto Default Iterator IntoIterator Extend DoubleEndedIterator ExactSizeIterator Eq Ord \
    PartialEq PartialOrd FromIterator Future IntoFuture Debug Display Hash Any Error Cow Arc Rc Cell std core alloc proc_macro test \
    str bool char i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f16 f32 f64 isize usize slice array vec format println panic assert matches \
    todo derive cfg doc deprecated expect allow warn deny inline must_use non_exhaustive main serde reqwest tokio fmt cmp ops hash \
    clone_from partial_cmp eq ne to_string to_owned into try_into borrow borrow_mut type_id as_ref from_str fmt serialize deserialize \
    add sub mul div rem neg not shl shr bitand bitor bitxor as_mut deref deref_mut index_mut into_iter iter from_iter next hash len is_empty \
    to_vec as_slice is_active from_bytes as_bytes into_inner to_json";

/// Names that the generated code uses.
const GENERATED: &str = "generated models enums operations mod groups BASE_URL ErrorModel OPERATIONS OPERATION Output Unrecognized ALL WORDS \
    extra new with_name null_name as_str blank example answer body client Api Endpoint Type value index name wire SCHEMA lib generated_client";

/// Leading digits, only symbols, single letters, other scripts, long words, reserved file names.
fn shapes() -> Vec<String> {
    let plain = "2fa 0 007 1st 3D 2_0 $$ ** +- .. … @@ ## ?! a Z x é ß İ ﬁ 名前 Ω ñandú größe x-y x.y x:y x[y] \
                 urn:a:b con nul aux prn com1 CON lpt1 desktop.ini r#type 'a \"q\" `t` \\\\ || && %% ^^ ~~ == ,, ;; 🦀 a🦀b";
    let mut shapes: Vec<String> = plain.split_whitespace().map(str::to_owned).collect();
    shapes.push("w".repeat(200));
    shapes.push("LongName".repeat(20));
    shapes.extend(
        [
            "two words",
            " padded ",
            "tab\tbed",
            "line\nbreak",
            "\u{202e}rtl",
            "zero\u{200b}width",
        ]
        .map(str::to_owned),
    );
    shapes
}

/// Returns all types, functions, constants and modules that the client's runtime defines.
fn runtime() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let client =
        Path::new(&std::env::var_os("CARGO_MANIFEST_DIR").unwrap()).join("../generated-client");
    let mut open = vec![client.join("src/runtime"), client.join("core/src")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                names.extend(defined(&fs::read_to_string(path).unwrap()));
            }
        }
    }
    assert!(names.len() > 300, "{names:?}");
    names
}

fn defined(text: &str) -> impl Iterator<Item = String> {
    let words: Vec<&str> = text
        .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .collect();
    let pairs: Vec<(&str, &str)> = words
        .iter()
        .copied()
        .zip(words.iter().copied().skip(1))
        .collect();
    let names = pairs.into_iter().filter(|(before, name)| {
        [
            "fn", "struct", "enum", "trait", "type", "mod", "const", "static",
        ]
        .contains(before)
            // Longer names belong to tests.
            && (2..30).contains(&name.len())
    });
    names
        .map(|(_, name)| name.to_owned())
        .collect::<Vec<_>>()
        .into_iter()
}

/// Returns each word once. Words that differ only in case and symbols would need names in the spec.
pub(crate) fn all() -> Vec<String> {
    let lists = [KEYWORDS, PRELUDE, GENERATED]
        .into_iter()
        .flat_map(str::split_whitespace)
        .map(str::to_owned);
    let mut seen = BTreeSet::new();
    let key = |word: &String| {
        let letters: String = word
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .collect();
        if letters.is_empty() {
            word.clone()
        } else {
            letters.to_lowercase()
        }
    };
    lists
        .chain(shapes())
        .chain(runtime())
        .filter(|word| seen.insert(key(word)))
        .collect()
}
