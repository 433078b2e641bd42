import { texts } from '../../shared/texts/index.js';
import { useActions, useApp, useServices } from '../actions/services.js';
import { Button } from '../ui/button.js';
import { Checkbox } from '../ui/checkbox.js';
import { Appearance } from './appearance.js';
import { SampleCards } from './sample-cards.js';
import { SayHello } from './say-hello.js';
import '../styles/welcome.css';

/** What a person sees first: what Plugo is, samples to try, and where to go on. */
export default function WelcomeView() {
  const { install, showView, setAppSettings } = useActions();
  const { perform } = useServices();
  const showWelcome = useApp((state) => state.appSettings.showWelcome);
  const words = texts.welcome;
  return (
    <main className="page welcome" aria-label={words.title}>
      <div className="welcome-page">
        <header className="welcome-header">
          <h1>{words.title}</h1>
          {words.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </header>
        <section className="welcome-try" aria-labelledby="welcome-try">
          <h2 id="welcome-try">{words.tryTitle}</h2>
          <p className="hint">{words.tryHint}</p>
          <SayHello />
          <SampleCards />
        </section>
        <div className="welcome-columns">
          <Appearance />
          <section aria-labelledby="welcome-next">
            <h2 id="welcome-next">{words.nextTitle}</h2>
            <ul className="welcome-links">
              <WelcomeLink icon="extensions" text={words.toList} onClick={() => showView('extensions')} />
              <WelcomeLink
                icon="folder-opened"
                text={words.ownFolder}
                onClick={() => void install.chooseFolder()}
              />
              <WelcomeLink icon="book" text={words.writeOne} onClick={() => perform('showGuide')} />
              <WelcomeLink icon="keyboard" text={words.keys} onClick={() => perform('showKeyboard')} />
            </ul>
          </section>
        </div>
        <footer className="welcome-footer">
          <Checkbox
            label={words.showAgain}
            checked={showWelcome}
            onChange={(checked) => void setAppSettings({ showWelcome: checked })}
          />
        </footer>
      </div>
    </main>
  );
}

interface WelcomeLinkProps {
  readonly icon: string;
  readonly text: string;
  readonly onClick: () => void;
}

function WelcomeLink({ icon, text, onClick }: WelcomeLinkProps) {
  return (
    <li>
      <Button secondary icon={icon} onClick={onClick}>
        {text}
      </Button>
    </li>
  );
}
