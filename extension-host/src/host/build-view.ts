import type { ExtensionView, ProcessFigures } from '../control/extension-view.js';
import type { StatusBarItemView } from '../control/status-bar-item.js';
import type { ExceededBudget } from '../model/budgets.js';
import type { BrokenExtension, ExtensionDescription } from '../model/extension-description.js';
import { displayNameOf } from '../model/extension-description.js';
import type { InstallationRecord } from '../model/installation-record.js';
import { availabilityOf, findBroken, findExtension, type Inventory } from './inventory.js';
import type { ManagedExtension } from './managed-extension.js';

/** What a view shows beside the inventory. */
export interface ViewSources {
  readonly inventory: Inventory;
  readonly managed: ManagedExtension | undefined;
  readonly figures: ProcessFigures | undefined;
  readonly settingSchemas: ExtensionView['settingSchemas'];
  readonly settings: ExtensionView['settings'];
  readonly isWatched: boolean;
  readonly circuits: NonNullable<ExtensionView['circuits']>;
  readonly record: InstallationRecord | undefined;
  readonly update: ExtensionView['update'];
  readonly exceeded: readonly ExceededBudget[];
  readonly canBeProfiled: boolean;
}

/** The picture of one extension, or undefined where there is none of this id. */
export function buildView(id: string, sources: ViewSources): ExtensionView | undefined {
  const extension = findExtension(sources.inventory, id);
  if (extension) return viewOfExtension(extension, sources);
  const broken = findBroken(sources.inventory, id);
  return (
    broken && { ...viewOfBroken(broken, sources.inventory), ...(sources.isWatched ? { watched: true } : {}) }
  );
}

function viewOfExtension(extension: ExtensionDescription, sources: ViewSources): ExtensionView {
  const { inventory, managed } = sources;
  const { id, manifest } = extension;
  const supervisor = managed?.supervisor;
  return {
    id,
    displayName: displayNameOf(extension),
    publisher: manifest.publisher,
    version: manifest.version,
    description: manifest.description ?? '',
    folder: extension.folder,
    origin: extension.origin,
    availability: availabilityOf(inventory, id),
    state: managed?.state ?? { status: 'inactive' },
    dependencies: inventory.resolution
      .declaredBy(id)
      .map(({ id: needed, range, optional, satisfied }) => ({ id: needed, range, optional, satisfied })),
    dependents: inventory.resolution.dependentsOf(id),
    permissions: manifest.permissions,
    commands: manifest.contributes.commands,
    keybindings: manifest.contributes.keybindings,
    activationEvents: manifest.activationEvents,
    methods: supervisor?.methods ?? [],
    settingSchemas: sources.settingSchemas,
    settings: sources.settings,
    restarts: supervisor?.restarts ?? 0,
    ...present('icon', inventory.icons.get(id)),
    ...present('license', manifest.license),
    ...present('process', sources.figures),
    ...present('transport', supervisor?.transport),
    ...present('statusLine', managed?.statusLine),
    ...present('views', nonEmpty(manifest.contributes.views)),
    ...present('statusBar', nonEmpty(managed === undefined ? [] : statusBarOf(managed))),
    ...(sources.isWatched ? { watched: true } : {}),
    ...(inventory.paused.has(id) ? { paused: true } : {}),
    ...present('lastCrash', supervisor?.lastCrash),
    ...present('health', managed?.isActive ? supervisor?.health.current : undefined),
    ...present('reload', managed?.reload),
    ...present('installedAt', sources.record?.installedAt),
    ...present('changedAt', sources.record?.changedAt),
    ...present('update', sources.update),
    ...present('circuits', sources.circuits.length === 0 ? undefined : sources.circuits),
    ...present('overBudget', sources.exceeded.length === 0 ? undefined : sources.exceeded),
    ...present('canBeProfiled', sources.canBeProfiled || undefined),
  };
}

function viewOfBroken(broken: BrokenExtension, inventory: Inventory): ExtensionView {
  const named = broken.id.startsWith('folder:') ? undefined : broken.id.split('.')[0];
  return {
    id: broken.id,
    displayName: broken.partial.displayName ?? broken.id.replace(/^folder:/, ''),
    publisher: named ?? '',
    version: broken.partial.version ?? '',
    description: broken.partial.description ?? '',
    folder: broken.folder,
    origin: broken.origin,
    availability: availabilityOf(inventory, broken.id),
    state: { status: 'inactive' },
    dependencies: [],
    dependents: inventory.resolution.dependentsOf(broken.id),
    permissions: [],
    commands: [],
    keybindings: [],
    activationEvents: [],
    methods: [],
    settingSchemas: {},
    settings: {},
    restarts: 0,
  };
}

/** What an extension shows in the status bar, in the order of its manifest. */
function statusBarOf({ description, board }: ManagedExtension): readonly StatusBarItemView[] {
  return description.manifest.contributes.statusBar.flatMap(({ id, title = id, alignment, priority }) => {
    const shown = board.itemOf(id);
    if (shown === undefined) return [];
    const { text, tooltip, icon, tone, command } = shown;
    return [
      {
        ...{ id, title, alignment, priority, text, pressable: command !== undefined },
        ...present('tooltip', tooltip),
        ...present('icon', icon),
        ...present('tone', tone),
      },
    ];
  });
}

function nonEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

/** An object with the key, or without it where there is no value: optional properties are left out, never undefined. */
function present<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V });
}
