import { run } from '@plugo/sdk';

run({
  activate({ configuration, log }) {
    const crashSoon = () => {
      if (configuration.get('crashLoop.enabled')) setTimeout(crash, 400);
      else log.info('Switched off in the settings, so this one lives.');
    };
    configuration.onDidChange(crashSoon);
    crashSoon();
  },
});

function crash() {
  console.error('About to crash on purpose. What follows is what a real bug looks like.');
  throw new Error('Crashed on purpose');
}
