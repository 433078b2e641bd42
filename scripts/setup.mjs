// npm run setup: what `npm start` does before it opens the window.
import { runMain, setUp } from './setup/set-up.mjs';

runMain(setUp);
