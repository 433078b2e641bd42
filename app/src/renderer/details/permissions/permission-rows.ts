import type { ExtensionView, PermissionUse } from '@plugo/extension-host/control';

/** One permission: what it is, whether it was asked for and is granted, and what was made of it. */
export interface PermissionRow {
  readonly key: string;
  readonly kind: PermissionUse['kind'] | 'declared';
  /** Id of another extension, or the permission as the manifest names it. */
  readonly target: string;
  readonly asked: boolean;
  /** `unchecked`: Plugo does not fence this off, so it is neither granted nor refused. */
  readonly granted: 'yes' | 'no' | 'unchecked';
  readonly used: number;
  readonly refused: number;
  /** Milliseconds since 1970. */
  readonly lastAt: number | undefined;
}

/** What an extension asks for, by its dependencies and in words, and what it used or tried beyond that. */
export function permissionRows(
  { dependencies, permissions }: Pick<ExtensionView, 'dependencies' | 'permissions'>,
  uses: readonly PermissionUse[],
): readonly PermissionRow[] {
  const declared = permissions.map(
    (target): PermissionRow => ({
      key: `declared ${target}`,
      kind: 'declared',
      target,
      asked: true,
      granted: 'unchecked',
      used: 0,
      refused: 0,
      lastAt: undefined,
    }),
  );
  const ofDependencies = dependencies.map(({ id, satisfied }) =>
    rowOf(
      'call',
      id,
      true,
      satisfied,
      uses.find(({ kind, target }) => kind === 'call' && target === id),
    ),
  );
  const others = uses
    .filter((use) => use.kind !== 'call' || !dependencies.some(({ id }) => id === use.target))
    .map((use) => {
      const asked = dependencies.some(({ id }) => id === use.target);
      return rowOf(use.kind, use.target, asked, asked, use);
    });
  return [...declared, ...ofDependencies, ...others];
}

function rowOf(
  kind: PermissionUse['kind'],
  target: string,
  asked: boolean,
  granted: boolean,
  use: PermissionUse | undefined,
): PermissionRow {
  return {
    key: `${kind} ${target}`,
    kind,
    target,
    asked,
    granted: granted ? 'yes' : 'no',
    used: use?.granted ?? 0,
    refused: use?.refused ?? 0,
    lastAt: use?.lastAt,
  };
}
