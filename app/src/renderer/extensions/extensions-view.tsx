import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { texts } from '../../shared/texts/index.js';
import { ExtensionDetails } from '../details/extension-details.js';
import { ExtensionList } from './extension-list.js';

/** The list, and beside it everything about the chosen one. */
export function ExtensionsView() {
  const layout = useDefaultLayout({ id: 'plugo-extensions', storage: localStorage });
  return (
    <Group orientation="horizontal" {...layout}>
      <Panel id="list" minSize={300} maxSize="60%" defaultSize="36%">
        <ExtensionList />
      </Panel>
      <Separator className="separator vertical" aria-label={texts.shell.resizeList} />
      <Panel id="details" minSize={320}>
        <ExtensionDetails />
      </Panel>
    </Group>
  );
}
