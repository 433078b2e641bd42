import type { RecordedProfile } from '@plugo/extension-host/control';
import { useEffect, useState } from 'react';
import { texts } from '../../../shared/texts/index.js';
import { useActions, useApp } from '../../actions/services.js';
import { formatBytes, formatTime } from '../../format/format.js';
import { Button } from '../../ui/button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Select } from '../../ui/select.js';
import { CpuProfileView } from './cpu-profile-view.js';
import { HeapView } from './heap-view.js';
import { RecordControls } from './record-controls.js';
import { useRecording } from './use-recording.js';

/** CPU profiles and heap snapshots: to make them, and to look into them. */
export default function RecordingsView() {
  const { loadProfiles } = useActions();
  const connected = useApp((state) => state.connected);
  const profiles = useApp((state) => state.profiles);
  const openId = useApp((state) => state.openProfile);
  useEffect(() => {
    if (connected) void loadProfiles();
  }, [connected, loadProfiles]);
  const open = profiles.find(({ profileId }) => profileId === openId) ?? profiles.at(-1);
  const words = texts.performance;
  return (
    <div className="recordings">
      <Recorder />
      {open === undefined ? (
        <EmptyState icon="flame" title={words.noRecordings} text={words.noRecordingsText} />
      ) : (
        <Recorded profile={open} profiles={profiles} />
      )}
    </div>
  );
}

/** Chooses an extension and records it. */
function Recorder() {
  const extensions = useApp((state) => state.extensions);
  const chartsOf = useApp((state) => state.chartsOf);
  const [wished, setWished] = useState<string>();
  const running = Object.values(extensions).filter(({ process }) => process !== undefined);
  const chosen =
    running.find(({ id }) => id === (wished ?? chartsOf)) ??
    running.find(({ canBeProfiled }) => canBeProfiled === true) ??
    running[0];
  const words = texts.performance;
  if (chosen === undefined) return <p className="hint">{words.notRunning}</p>;
  return (
    <div className="recorder">
      <Select
        label={words.extension}
        value={chosen.id}
        choices={running.map(({ id, displayName }) => ({ value: id, label: displayName }))}
        onChange={setWished}
      />
      <RecordControls extension={chosen} />
    </div>
  );
}

interface RecordedProps {
  readonly profile: RecordedProfile;
  readonly profiles: readonly RecordedProfile[];
}

function Recorded({ profile, profiles }: RecordedProps) {
  const { openProfile, saveProfile } = useActions();
  const extensions = useApp((state) => state.extensions);
  const words = texts.performance;
  const nameOf = ({ kind, extensionId, at, size }: RecordedProfile) =>
    `${words.kinds[kind]} · ${extensions[extensionId]?.displayName ?? extensionId} · ${formatTime(at)} · ${formatBytes(size)}`;
  return (
    <section className="recorded" aria-label={nameOf(profile)}>
      <header className="recorded-header">
        <Select
          label={words.kept}
          value={profile.profileId}
          choices={profiles.toReversed().map((one) => ({ value: one.profileId, label: nameOf(one) }))}
          onChange={openProfile}
        />
        <Button secondary icon="save-as" onClick={() => void saveProfile(profile)}>
          {words.saveAs}
        </Button>
      </header>
      <Content key={profile.profileId} profile={profile} />
    </section>
  );
}

function Content({ profile }: { readonly profile: RecordedProfile }) {
  const content = useRecording(profile);
  const words = texts.performance;
  switch (content.kind) {
    case 'reading':
      return (
        <p className="hint" role="status">
          {words.reading}
        </p>
      );
    case 'unreadable':
      return <p role="alert">{words.unreadable(content.reason)}</p>;
    case 'cpu':
      return <CpuProfileView profile={content.profile} />;
    case 'heap':
      return <HeapView summary={content.summary} />;
  }
}
