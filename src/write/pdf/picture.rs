//! Pictures as image objects, what they leave of the paper uncovered in a mask beside them.

use super::object::{name, stream};
use super::sheet::File;
use crate::page::{Item, Pages, Picture};
use lopdf::{Dictionary, Object, ObjectId, dictionary};
use std::collections::BTreeSet;

/// The name of a picture in the resources of the pages.
pub(super) fn resource_name(picture: usize) -> String {
    format!("P{picture}")
}

/// Adds the pictures that a page shows.
pub(super) fn embed(pages: &Pages, file: &mut File<'_>) {
    let items = pages.pages.iter().flat_map(|p| p.upright.iter().chain(&p.turned));
    let shown: BTreeSet<usize> =
        items.filter_map(|i| if let Item::Picture(p) = i { Some(p.picture) } else { None }).collect();
    if shown.is_empty() {
        return;
    }
    let mut resources = Dictionary::new();
    for picture in shown {
        let object = image(&pages.pictures[picture], file);
        resources.set(resource_name(picture), object);
    }
    file.set_pictures(resources);
}

fn image(picture: &Picture, file: &mut File<'_>) -> ObjectId {
    let mut dict = samples(picture, "DeviceRGB");
    if let Some(alpha) = &picture.alpha {
        let mask = file.document.add_object(stream(samples(picture, "DeviceGray"), alpha.clone(), file.before));
        dict.set("SMask", mask);
    }
    file.document.add_object(stream(dict, picture.rgb.clone(), file.before))
}

fn samples(picture: &Picture, space: &str) -> Dictionary {
    let (width, height) = (i64::from(picture.width), i64::from(picture.height));
    dictionary! {
        "Type" => name("XObject"), "Subtype" => name("Image"), "Width" => width, "Height" => height,
        "ColorSpace" => name(space), "BitsPerComponent" => 8, "Interpolate" => Object::Boolean(false),
    }
}
