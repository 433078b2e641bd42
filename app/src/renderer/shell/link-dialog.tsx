import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { Button } from '../ui/button.js';
import { CopyButton } from '../ui/copy-button.js';
import { Dialog } from '../ui/dialog.js';

/** Shows the whole address of a link before the browser gets it. */
export function LinkDialog() {
  const { answerLink } = useActions();
  const address = useApp((state) => state.linkToOpen);
  if (address === undefined) return null;
  const words = texts.links;
  const close = () => void answerLink(false);
  return (
    <Dialog title={words.title(new URL(address).hostname)} onClose={close}>
      <div className="dialog-body">
        <p>{words.text}</p>
        <p className="link-address">{address}</p>
      </div>
      <div className="dialog-footer">
        <CopyButton text={address} label={words.copy} />
        <Button secondary first onClick={close}>
          {texts.common.cancel}
        </Button>
        <Button icon="link-external" onClick={() => void answerLink(true)}>
          {words.open}
        </Button>
      </div>
    </Dialog>
  );
}
