// npm run setup: what `npm start` does before it opens the window.
import { runMain } from './run-main.mjs';
import { setUp } from './setup/set-up.mjs';

runMain(setUp);
