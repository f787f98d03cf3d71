// Zips are read here, without Python, which would take ten times as long.

export const PACKAGES = "/lib/python3.12/site-packages";

/** @param {Uint8Array<ArrayBuffer>} bytes */
const inflate = async (bytes) => {
  const whole = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(whole).arrayBuffer());
};

/** The files of a zip, by their paths; those that are stored aren't copied. @param {ArrayBuffer} zip */
export const read = async (zip) => {
  const view = new DataView(zip);
  const end = zip.byteLength - 22; // of the directory, which tells how many files there are, and where
  const files = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left; left -= 1) {
    const [size, start] = [20, 42].map((place) => view.getUint32(at + place, true));
    const [method, name, extra, comment] = [10, 28, 30, 32].map((place) => view.getUint16(at + place, true));
    const path = new TextDecoder().decode(new Uint8Array(zip, at + 46, name));
    const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
    const bytes = new Uint8Array(zip, from, size);
    files.push({ path, bytes: method ? inflate(bytes) : bytes });
    at += 46 + name + extra + comment;
  }
  return Promise.all(files.map(async ({ path, bytes }) => ({ path, bytes: await bytes })));
};

/** Lay files down where Python finds them. @param {any} FS @param {string} folder @param {Awaited<ReturnType<typeof read>>} files */
export const lay = (FS, folder, files) => {
  for (const { path, bytes } of files) {
    const place = `${folder}/${path}`;
    FS.mkdirTree(place.slice(0, place.lastIndexOf("/")));
    FS.writeFile(place, bytes, { canOwn: true });
  }
};
