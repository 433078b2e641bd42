import { useEffect, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions } from '../actions/services.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import '../styles/about.css';

/** The notices that the licences of what is bundled ask for. */
export function LicencesDialog() {
  const { closeDialog, licences } = useActions();
  const [notices, setNotices] = useState<string>();
  useEffect(() => {
    let shown = true;
    void licences().then((text) => shown && setNotices(text));
    return () => {
      shown = false;
    };
  }, [licences]);
  const words = texts.about;
  return (
    <Dialog title={words.licencesTitle} onClose={closeDialog} className="licences-dialog">
      {notices === undefined || notices === '' ? (
        <p className="dialog-body">{notices === undefined ? words.loading : words.noLicences}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        <pre className="licences" tabIndex={0} role="document" aria-label={words.licencesTitle}>
          {notices}
        </pre>
      )}
      <div className="dialog-footer">
        <Button first onClick={closeDialog}>
          {texts.common.close}
        </Button>
      </div>
    </Dialog>
  );
}
