import { run } from '@plugo/sdk';

interface Account {
  readonly server: string;
  readonly password?: string;
}

run({
  activate({ configuration, log, status }) {
    const show = () => {
      const account = configuration.get<Account>('mailWatch.account');
      const folders = configuration.get<readonly { name: string }[]>('mailWatch.folders') ?? [];
      const locked = account?.password === undefined ? 'no password' : 'with a password';
      status.set(`${folders.map(({ name }) => name).join(', ')} on ${account?.server}, ${locked}`);
    };
    configuration.onDidChange(({ changed }) => {
      log.info(`Changed: ${changed.join(', ')}`);
      show();
    });
    show();
  },
});
