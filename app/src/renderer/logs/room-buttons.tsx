import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { IconButton } from '../ui/icon-button.js';

/** How much room the log takes. */
export function RoomButtons() {
  const { showView, openLog } = useActions();
  const full = useApp((state) => state.view === 'logs');
  const shrink = (): void => {
    openLog(true);
    showView('extensions');
  };
  const hide = (): void => {
    openLog(false);
    if (full) showView('extensions');
  };
  const words = texts.logs;
  return (
    <>
      <IconButton
        icon={full ? 'screen-normal' : 'screen-full'}
        label={full ? words.restore : words.maximise}
        onClick={() => (full ? shrink() : showView('logs'))}
      />
      <IconButton icon="close" label={words.hide} onClick={hide} />
    </>
  );
}
