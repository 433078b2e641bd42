// Run by the Node that runs extensions: writes the compiled code of `launch.cjs`, every function of it, beside it.
const { readFileSync, writeFileSync } = require('node:fs');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');

const filename = process.argv[2];
const source = `(function (module, exports, require) {${readFileSync(filename, 'latin1')}\n})`;
setFlagsFromString('--no-lazy');
const script = new Script(source, { filename });
// V8 takes compiled code only where the flags are the same as when it was written.
setFlagsFromString('--lazy');
writeFileSync(`${filename}.compiled`, script.createCachedData());
