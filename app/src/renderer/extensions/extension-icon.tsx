import type { ExtensionView } from '@plugo/extension-host/control';

/** The hue of a letter tile: the same for the same id. */
function hueOf(id: string): number {
  let hash = 0;
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 360;
  return hash;
}

interface ExtensionIconProps {
  readonly extension: Pick<ExtensionView, 'id' | 'displayName'> & { readonly icon?: string };
  readonly size: 'small' | 'medium' | 'large';
}

/** The extension's picture, or a tile with its first letter. */
export function ExtensionIcon({ extension: { id, displayName, icon }, size }: ExtensionIconProps) {
  if (icon !== undefined)
    return <img className={`extension-icon ${size}`} src={icon} alt="" draggable={false} />;
  const letter = [...displayName.trim()][0]?.toUpperCase() ?? '?';
  return (
    <span
      className={`extension-icon letter ${size}`}
      style={{ '--hue': hueOf(id) } as React.CSSProperties}
      aria-hidden="true"
    >
      {letter}
    </span>
  );
}
