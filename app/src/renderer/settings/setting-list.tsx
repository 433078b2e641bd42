import type { SettingGroup } from './setting-groups.js';
import { SettingRow } from './setting-row.js';
import { useSettingWriter } from './use-setting-writer.js';

/** The settings of one group as a form; each change is sent at once. */
export function SettingList({ group }: { readonly group: SettingGroup }) {
  const writer = useSettingWriter(group.owner);
  return (
    <div className="settings">
      {group.items.map((item) => (
        <SettingRow key={item.key} item={item} writer={writer} />
      ))}
    </div>
  );
}
