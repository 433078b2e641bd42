import guide from '../../../../docs/write-an-extension.md?raw';
import { texts } from '../../shared/texts/index.js';
import { Markdown } from '../ui/markdown.js';
import '../styles/guide.css';

/** How to write an extension, without a browser and without a network. */
export default function GuideView() {
  return (
    <main className="page guide" aria-label={texts.commands.showGuide}>
      <div className="guide-page">
        <h1 className="visually-hidden">{texts.commands.showGuide}</h1>
        <Markdown text={guide} />
      </div>
    </main>
  );
}
