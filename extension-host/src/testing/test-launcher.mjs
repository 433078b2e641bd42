// Stands in for the SDK's launcher: imports the extension it is given.
import { pathToFileURL } from 'node:url';

await import(pathToFileURL(process.argv[2]).href);
