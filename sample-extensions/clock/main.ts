import { type ExtensionContext, run } from '@plugo/sdk';

run({
  activate(context) {
    const { commands, status, subscriptions } = context;
    const showTime = () => status.set(new Date().toTimeString().slice(0, 8));
    const ticking = setInterval(showTime, 1000).unref();
    subscriptions.push({ dispose: () => clearInterval(ticking) });
    showTime();

    commands.register('clock.remind', (message: string, seconds: number) => {
      remindLater(context, message, seconds);
      return `I will remind you in ${seconds} s.`;
    });
    void welcome(context);
  },
});

async function welcome(context: ExtensionContext) {
  const choice = await context.notifications.info('The clock is running.', 'Remind me in 10 s', 'Thanks');
  if (choice === 'Remind me in 10 s') remindLater(context, 'You asked to be reminded', 10);
}

function remindLater(context: ExtensionContext, message: string, seconds: number) {
  const timer = setTimeout(() => void remind(context, message), seconds * 1000).unref();
  context.subscriptions.push({ dispose: () => clearTimeout(timer) });
}

async function remind(context: ExtensionContext, message: string) {
  const actions = [
    { id: 'snooze', title: 'Snooze 10 s' },
    { id: 'done', title: 'Done' },
  ];
  const choice = await context.notifications.show({ severity: 'info', message, actions });
  context.log.info(`Reminder "${message}": ${choice ?? 'dismissed'}.`);
  if (choice === 'snooze') remindLater(context, message, 10);
}
