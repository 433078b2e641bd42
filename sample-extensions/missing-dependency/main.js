import { run } from '@plugo/sdk';

// Never reached: Plugo starts an extension only after all it needs.
run();
