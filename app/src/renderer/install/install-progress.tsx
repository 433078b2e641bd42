import type { CopyProgress } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import { formatBytes } from '../format/format.js';
import { Icon } from '../ui/icon.js';

interface InstallProgressProps {
  readonly name: string;
  readonly progress: CopyProgress | undefined;
}

/** How far the copying has got, in a bar and in figures. */
export function InstallProgress({ name, progress }: InstallProgressProps) {
  return (
    <div className="install-progress-block">
      <p className="install-progress" role="status">
        <Icon name="loading" /> {texts.install.installing(name)}
      </p>
      <ProgressBar name={name} progress={progress} />
    </div>
  );
}

/** The bar; it moves by itself until there is something to tell. */
export function ProgressBar({ name, progress }: InstallProgressProps) {
  const words = texts.installMany;
  return (
    <div className="install-bar-line">
      <progress
        className="install-bar"
        aria-label={words.progress(name)}
        {...(progress === undefined ? {} : { value: shareOf(progress), max: 1 })}
      />
      <span className="hint figure">
        {progress !== undefined &&
          words.copied(
            progress.files,
            progress.totalFiles,
            formatBytes(progress.bytes),
            formatBytes(progress.totalBytes),
          )}
      </span>
    </div>
  );
}

/** Of bytes, or of files where these are empty. */
function shareOf({ files, totalFiles, bytes, totalBytes }: CopyProgress): number {
  if (totalBytes > 0) return bytes / totalBytes;
  return totalFiles > 0 ? files / totalFiles : 1;
}
