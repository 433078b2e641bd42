import {
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { texts } from '../../../shared/texts/index.js';
import { onThemeChange } from '../../ui/chart-colors.js';
import { formatLatency } from '../format-metric.js';
import type { FlameSpan } from './cpu-profile.js';
import { axisHeight, drawFlame, rowHeight } from './draw-flame.js';
import { FlameLayout, type FlameRange, lengthOf, moved, zoomed } from './flame-layout.js';

interface FlameChartProps {
  readonly spans: readonly FlameSpan[];
  /** Microseconds of the whole recording, of which shares are told. */
  readonly duration: number;
  /** The right end of the axis; that of the last bar where it is left out. */
  readonly end?: number;
  readonly search: string;
  /** What is said of it to those who do not see it. */
  readonly label: string;
}

/** Bars of calls, one row a depth: zoomed by the wheel, by + and −, moved by dragging, walked through with the arrow keys. */
export function FlameChart({ spans, duration, end, search, label }: FlameChartProps) {
  const layout = useMemo(() => new FlameLayout(spans, end), [spans, end]);
  const [range, setRange] = useState<FlameRange>({ from: 0, to: layout.end });
  const [selected, select] = useState<FlameSpan>();
  const [hovered, hover] = useState<FlameSpan>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drag = useRef<{ readonly x: number; readonly range: FlameRange; moved: boolean }>(undefined);
  const [width, setWidth] = useState(0);
  const height = axisHeight + Math.max(1, layout.rows.length) * rowHeight;
  const words = texts.performance;

  useEffect(() => {
    setRange({ from: 0, to: layout.end });
    select(undefined);
  }, [layout]);

  useLayoutEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const resizing = new ResizeObserver(() => setWidth(element.clientWidth));
    resizing.observe(element);
    setWidth(element.clientWidth);
    return () => resizing.disconnect();
  }, []);

  const wanted = search.trim().toLowerCase();
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || width === 0) return;
    const draw = () => {
      const ratio = devicePixelRatio;
      element.width = width * ratio;
      element.height = height * ratio;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      const nameOf = (span: FlameSpan) => span.function.name || texts.performance.anonymous;
      const matches =
        wanted === '' ? undefined : (span: FlameSpan) => nameOf(span).toLowerCase().includes(wanted);
      const formatMoment = (microseconds: number) => formatLatency(microseconds / 1_000);
      drawFlame(context, width, height, { layout, range, selected, matches, nameOf, formatMoment });
    };
    draw();
    return onThemeChange(draw);
  }, [layout, range, selected, wanted, width, height]);

  useEffect(() => {
    const element = canvas.current;
    // React's own listener is passive: the page would scroll as well.
    const wheel = (event: WheelEvent) => {
      const isAcross = Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (!isAcross && event.shiftKey) return;
      event.preventDefault();
      setRange((before) => {
        const perPixel = (before.to - before.from) / Math.max(1, element?.clientWidth ?? 1);
        if (isAcross) return moved(before, event.deltaX * perPixel, layout.end);
        return zoomed(
          before,
          Math.exp(event.deltaY * 0.002),
          before.from + event.offsetX * perPixel,
          layout.end,
        );
      });
    };
    element?.addEventListener('wheel', wheel, { passive: false });
    return () => element?.removeEventListener('wheel', wheel);
  }, [layout]);

  const spanAt = (event: PointerEvent): FlameSpan | undefined => {
    const { offsetX, offsetY } = event.nativeEvent;
    const moment = range.from + (offsetX / Math.max(1, width)) * (range.to - range.from);
    return layout.at(Math.floor((offsetY - axisHeight) / rowHeight), moment);
  };
  const point = (event: PointerEvent): void => {
    const dragged = drag.current;
    if (dragged === undefined) {
      hover(spanAt(event));
      return;
    }
    const by = event.clientX - dragged.x;
    if (Math.abs(by) > 3) dragged.moved = true;
    if (!dragged.moved) return;
    setRange(
      moved(dragged.range, (-by / Math.max(1, width)) * (dragged.range.to - dragged.range.from), layout.end),
    );
  };
  const zoomTo = (span: FlameSpan | undefined): void =>
    setRange(span === undefined ? { from: 0, to: layout.end } : { from: span.start, to: span.end });
  const pick = (span: FlameSpan): void => {
    select(span);
    if (span.end < range.from || span.start > range.to) zoomTo(span);
  };
  const walk = (event: KeyboardEvent): void => {
    const start = selected ?? layout.rows[0]?.[0];
    const middle = selected === undefined ? (range.from + range.to) / 2 : (selected.start + selected.end) / 2;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    switch (event.key) {
      case 'ArrowUp':
        if (start) pick(selected === undefined ? start : (layout.parent(start) ?? start));
        break;
      case 'ArrowDown':
        if (start) pick(selected === undefined ? start : (layout.child(start) ?? start));
        break;
      case 'ArrowLeft':
        if (start) pick(layout.neighbour(start, -1) ?? start);
        break;
      case 'ArrowRight':
        if (start) pick(layout.neighbour(start, 1) ?? start);
        break;
      case 'Enter':
        zoomTo(selected);
        break;
      case 'Home':
        zoomTo(undefined);
        break;
      case 'Escape':
        select(undefined);
        zoomTo(undefined);
        break;
      case '+':
      case '=':
        setRange((before) => zoomed(before, 0.6, middle, layout.end));
        break;
      case '-':
        setRange((before) => zoomed(before, 1 / 0.6, middle, layout.end));
        break;
      default:
        return;
    }
    event.preventDefault();
  };
  const told = hovered ?? selected;
  return (
    <div className="flame">
      <div className="flame-scroll">
        <canvas
          ref={canvas}
          className="flame-canvas"
          style={{ height }}
          role="img"
          aria-label={`${label} ${words.flameHelp}`}
          tabIndex={0}
          onKeyDown={walk}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            drag.current = { x: event.clientX, range, moved: false };
          }}
          onPointerMove={point}
          onPointerUp={(event) => {
            if (drag.current?.moved === false) select(spanAt(event));
            drag.current = undefined;
          }}
          onPointerLeave={() => hover(undefined)}
          onDoubleClick={() => zoomTo(selected)}
        />
      </div>
      <p className="flame-told" role="status">
        {told === undefined ? (
          <span className="hint">{words.flameHelp}</span>
        ) : (
          <Told span={told} duration={duration} />
        )}
      </p>
    </div>
  );
}

function Told({ span, duration }: { readonly span: FlameSpan; readonly duration: number }) {
  const { name, url, line } = span.function;
  const words = texts.performance;
  const length = lengthOf(span);
  return (
    <>
      <span>
        {words.frame(
          name || words.anonymous,
          formatLatency(length / 1_000),
          `${((length / duration) * 100).toFixed(1)} %`,
          formatLatency(span.self / 1_000),
        )}
      </span>
      {url !== '' && (
        <span className="flame-place">
          {url.replace(/^file:\/\//, '')}:{line}
        </span>
      )}
    </>
  );
}
