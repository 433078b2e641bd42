// Apple names a kind of picture by its pixels and whether it is for a display of double density.
const KINDS = {
  icp4: 16,
  icp5: 32,
  ic07: 128,
  ic08: 256,
  ic09: 512,
  ic10: 1024,
  ic11: 32,
  ic12: 64,
  ic13: 256,
  ic14: 512,
};

/** A macOS icon file of PNG pictures, a map from size to PNG that has 16, 32, 64, 128, 256, 512 and 1024. */
export function icns(pictures) {
  const parts = Object.entries(KINDS).map(([kind, size]) => chunk(kind, pictures.get(size)));
  return chunk('icns', Buffer.concat(parts));
}

function chunk(kind, content) {
  const header = Buffer.alloc(8);
  header.write(kind, 'latin1');
  header.writeUInt32BE(8 + content.length, 4);
  return Buffer.concat([header, content]);
}
