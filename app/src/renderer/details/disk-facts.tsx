import type { ExtensionView, SizeView } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import { useActions } from '../actions/services.js';
import { formatBytes, formatMoment } from '../format/format.js';
import { useNow } from '../ui/use-now.js';
import { Fact } from './fact.js';
import { useAnswer } from './use-answer.js';

/** What it takes on disk, and since when. */
export function DiskFacts({ extension }: { readonly extension: ExtensionView }) {
  const { sizeOf } = useActions();
  const { id, version, changedAt, installedAt } = extension;
  const answer = useAnswer(() => sizeOf(id), id, `${version} ${changedAt}`);
  const now = useNow(false);
  const words = texts.onDisk;
  const said = ({ files, bytes }: SizeView) => words.size(files, formatBytes(bytes));
  return (
    <>
      {installedAt !== undefined && <Fact name={words.installed} value={formatMoment(installedAt, now)} />}
      {changedAt !== undefined && changedAt !== installedAt && (
        <Fact name={words.changed} value={formatMoment(changedAt, now)} />
      )}
      {answer.status === 'answered' && (
        <Fact
          name={words.title}
          value={
            <ul className="plain-list disk-sizes">
              <li>{words.extension(said(answer.value.extension))}</li>
              {answer.value.versions.files > 0 && <li>{words.versions(said(answer.value.versions))}</li>}
              {answer.value.data.files > 0 && <li>{words.data(said(answer.value.data))}</li>}
              {answer.value.logs.files > 0 && <li>{words.logs(said(answer.value.logs))}</li>}
            </ul>
          }
        />
      )}
    </>
  );
}
