// The archive's zips are stored, so that their files are laid down without being copied.

export const PACKAGES = "/lib/python3.12/site-packages";

/** Lay the files of a stored zip down where Python finds them. @param {any} FS @param {Uint8Array} zip */
export const unpack = (FS, zip) => {
  const view = new DataView(zip.buffer, zip.byteOffset);
  const end = zip.length - 22; // of the directory, which tells how many files there are, and where
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left; left -= 1) {
    const [size, start] = [24, 42].map((place) => view.getUint32(at + place, true));
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const path = `${PACKAGES}/${new TextDecoder().decode(zip.subarray(at + 46, at + 46 + name))}`;
    const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
    FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    FS.writeFile(path, zip.subarray(from, from + size), { canOwn: true });
    at += 46 + name + extra + comment;
  }
};
