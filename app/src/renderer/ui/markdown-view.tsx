import { type MouseEvent, type ReactNode, useMemo, useRef } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import rehypeSlug from 'rehype-slug';
import remarkGfm from 'remark-gfm';
import { httpsLink } from '../../shared/https-link.js';
import { texts } from '../../shared/texts/index.js';
import { useActions } from '../actions/services.js';
import { markdownImage, markdownSource, markdownUrl } from './markdown-source.js';
import '../styles/markdown.css';

/** Ids inside a text get this prefix, so that none of them is one of ours. */
const idPrefix = 'user-content-';

export interface MarkdownProps {
  /** What an extension or its author wrote; HTML in it is shown as text. */
  readonly text: string;
  /** Pictures by their address as written in the text, as `data:` URLs that the host has checked. All others show their words. */
  readonly images?: Readonly<Record<string, string>> | undefined;
}

export default function MarkdownView({ text, images }: MarkdownProps) {
  const { openLink } = useActions();
  const root = useRef<HTMLDivElement>(null);
  const { source, isCut } = useMemo(() => markdownSource(text), [text]);
  const components = useMemo(
    () => safeComponents(images, openLink, (part) => scrollTo(root.current, part)),
    [images, openLink],
  );
  const laidOut = useMemo(
    () => (
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[[rehypeSlug, { prefix: idPrefix }]]}
        remarkRehypeOptions={{ footnoteLabel: texts.markdown.footnotes }}
        urlTransform={markdownUrl}
        components={components}
      >
        {source}
      </ReactMarkdown>
    ),
    [source, components],
  );
  return (
    <div className="markdown" ref={root}>
      {laidOut}
      {isCut && <p className="hint">{texts.markdown.cut}</p>}
    </div>
  );
}

function safeComponents(
  images: MarkdownProps['images'],
  openLink: (address: string) => void,
  showPart: (part: string) => void,
): Components {
  return {
    // The page around it has its own first heading.
    h1: 'h2',
    h2: 'h3',
    h3: 'h4',
    h4: 'h5',
    h5: 'h6',
    a: ({ href = '', children }) => {
      const follow = (work: () => void) => (event: MouseEvent) => {
        event.preventDefault();
        work();
      };
      if (href.startsWith('#')) {
        return (
          <a href={href} onClick={follow(() => showPart(href.slice(1)))}>
            {children}
          </a>
        );
      }
      const address = httpsLink(href);
      // A path inside the extension or another scheme: the words stay, and where they pointed.
      if (address === undefined) return <span title={href}>{children}</span>;
      return (
        <a
          href={address}
          title={address}
          onClick={follow(() => openLink(address))}
          onAuxClick={follow(() => {})}
        >
          {children}
        </a>
      );
    },
    img: ({ src, alt = '' }) => {
      const picture = markdownImage(images, typeof src === 'string' ? src : undefined);
      if (picture !== undefined) return <img src={picture} alt={alt} />;
      return alt === '' ? null : <span className="markdown-image-words">{alt}</span>;
    },
    input: ({ checked }) => <Task done={checked === true} />,
    // What is wider than the page scrolls by itself, by keyboard too.
    pre: ({ children }) => <Scrolling as="pre">{children}</Scrolling>,
    table: ({ children }) => (
      <Scrolling as="div">
        <table>{children}</table>
      </Scrolling>
    ),
  };
}

function Task({ done }: { readonly done: boolean }) {
  return <span className="markdown-task">{done ? '☑' : '☐'}</span>;
}

function Scrolling({ as: Element, children }: { readonly as: 'pre' | 'div'; readonly children?: ReactNode }) {
  return (
    <Element className="markdown-scrolling" tabIndex={0}>
      {children}
    </Element>
  );
}

/** Scrolls to a heading or footnote of the same text, named with or without our prefix. */
function scrollTo(root: HTMLElement | null, part: string): void {
  const wanted = [part, `${idPrefix}${part}`].map(decoded);
  const target = [...(root?.querySelectorAll('[id]') ?? [])].find(({ id }) => wanted.includes(id));
  target?.scrollIntoView({ block: 'start' });
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
