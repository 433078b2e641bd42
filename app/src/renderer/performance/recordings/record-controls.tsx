import type { ExtensionView } from '@plugo/extension-host/control';
import { useState } from 'react';
import { texts } from '../../../shared/texts/index.js';
import { useActions, useApp } from '../../actions/services.js';
import type { Recording } from '../../store/performance.js';
import { Button } from '../../ui/button.js';
import { Select } from '../../ui/select.js';
import { useNow } from '../../ui/use-now.js';

const durations = [5, 10, 30];

/** Records an extension with one click, shows how far that has got, and can end it. */
export function RecordControls({ extension }: { readonly extension: ExtensionView }) {
  const { record } = useActions();
  const [seconds, setSeconds] = useState(10);
  const recording = useApp((state) => state.recordings[extension.id]);
  const words = texts.performance;
  if (recording !== undefined) return <Progress id={extension.id} recording={recording} />;
  if (extension.canBeProfiled !== true) {
    return <p className="hint">{extension.process === undefined ? words.notRunning : words.notJavaScript}</p>;
  }
  return (
    <div className="record-controls">
      <Button icon="record" onClick={() => void record(extension.id, 'cpu', seconds * 1_000)}>
        {words.recordCpu}
      </Button>
      <Select
        label={words.duration}
        value={String(seconds)}
        choices={durations.map((one) => ({ value: String(one), label: words.seconds(one) }))}
        onChange={(value) => setSeconds(Number(value))}
      />
      <Button secondary icon="database" onClick={() => void record(extension.id, 'heap', 0)}>
        {words.takeHeap}
      </Button>
    </div>
  );
}

function Progress({ id, recording }: { readonly id: string; readonly recording: Recording }) {
  const { stopRecording, cancelRecording } = useActions();
  const now = useNow();
  const { kind, since, duration } = recording;
  const words = texts.performance;
  const left = Math.max(0, Math.ceil((since + duration - now) / 1_000));
  const said = kind === 'heap' ? words.takingHeap : left > 0 ? words.recordingCpu(left) : words.writing;
  return (
    <div className="record-controls">
      <span role="status" className="record-status">
        {said}
      </span>
      <progress
        aria-label={said}
        {...(kind === 'cpu' && left > 0 ? { value: Math.min(duration, now - since), max: duration } : {})}
      />
      {kind === 'cpu' && left > 0 && (
        <Button secondary onClick={() => void stopRecording(id)}>
          {words.stopNow}
        </Button>
      )}
      <Button secondary onClick={() => cancelRecording(id)}>
        {texts.common.cancel}
      </Button>
    </div>
  );
}
