import { texts } from '../../shared/texts/index.js';
import { useApp } from '../actions/services.js';
import { Icon } from '../ui/icon.js';

/** Says who asks for an installation, where it is not the person at the window. */
export function RequestNotice() {
  const askedBy = useApp((state) => state.installAskedBy);
  if (askedBy === undefined) return null;
  const isLink = askedBy === 'link';
  return (
    <p className={`notice tone-${isLink ? 'warning' : 'busy'}`}>
      <Icon name={isLink ? 'link' : 'terminal'} />
      {texts.requests.asks[askedBy]}
    </p>
  );
}
