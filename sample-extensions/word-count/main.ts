import { run } from '@plugo/sdk';

/** What we use of the hello-world extension. */
interface MyPlugin {
  SayHello(name: string): string;
}

run({
  activate({ commands, configuration, extensions, log, status }) {
    const hello = extensions.get<MyPlugin>('plugo.hello-world', 'MyPlugin');
    const minimumLength = () => configuration.get<number>('wordCount.minimumLength') ?? 1;
    const showSetting = () => status.set(`Minimum word length: ${minimumLength()}`);

    commands.register('wordCount.count', async (text: string) => {
      const counts = count(text, minimumLength());
      log.info(`Counted ${counts.words} words.`);
      return { greeting: await hello.SayHello('word counter'), ...counts };
    });

    configuration.onDidChange(showSetting);
    showSetting();
  },
});

function count(text: string, minimumLength: number) {
  const words = text.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  return {
    words: words.filter((word) => word.length >= minimumLength).length,
    characters: [...text].length,
    lines: text === '' ? 0 : text.split(/\r\n|\r|\n/).length,
  };
}
