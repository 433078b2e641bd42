import { type FormEvent, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { toSerializedError } from '../rpc/request-error.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/text-field.js';

const sampleId = 'plugo.hello-world';
const method = 'MyPlugin.SayHello';

/** The first call a person makes, as soon as the sample runs that answers it. */
export function SayHello() {
  const { call } = useActions();
  const running = useApp((state) => state.extensions[sampleId]?.state.status === 'active');
  const [name, setName] = useState('World');
  const [answer, setAnswer] = useState<string>();
  if (!running) return null;
  const words = texts.welcome;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      setAnswer(String(await call(sampleId, method, [name])));
    } catch (thrown) {
      setAnswer(toSerializedError(thrown).message);
    }
  };
  return (
    <form className="say-hello" onSubmit={(event) => void submit(event)}>
      <p className="say-hello-hint">{words.sayHelloHint}</p>
      <TextField label={words.name} value={name} onInput={setName} />
      <Button type="submit" icon="play">
        {words.sayHello}
      </Button>
      <output className="say-hello-answer" aria-label={words.helloResult}>
        {answer}
      </output>
    </form>
  );
}
