// Zips are read here, without Python, which would take ten times as long.

export const PACKAGES = "/lib/python3.12/site-packages";

/** The paths and the bytes of the files of a zip; as they are stored, nothing is copied. @param {ArrayBuffer} zip */
export const read = (zip) => {
  const view = new DataView(zip);
  const end = zip.byteLength - 22; // of the directory, which tells how many files there are, and where
  /** @type {[string, Uint8Array<ArrayBuffer>][]} */
  const files = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left; left -= 1) {
    const [size, start] = [20, 42].map((place) => view.getUint32(at + place, true));
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const path = new TextDecoder().decode(new Uint8Array(zip, at + 46, name));
    const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
    files.push([path, new Uint8Array(zip, from, size)]);
    at += 46 + name + extra + comment;
  }
  return files;
};

/** Lay files down where Python finds them. @param {any} FS @param {string} folder @param {[string, Uint8Array<ArrayBuffer>][]} files */
export const lay = (FS, folder, files) => {
  for (const [path, bytes] of files) {
    const place = `${folder}/${path}`;
    FS.mkdirTree(place.slice(0, place.lastIndexOf("/")));
    FS.writeFile(place, bytes, { canOwn: true });
  }
};
