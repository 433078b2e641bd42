/** A rectangle on the desktop, in device-independent pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowPlacement {
  readonly bounds: Rectangle;
  readonly maximized: boolean;
  /** As Electron has it: 0 is the actual size, each step 20 % more or less. */
  readonly zoomLevel?: number;
}

export const smallestWindow = { width: 800, height: 600 };
/** The steps that the menu goes up or down. */
const mostZoom = 9;
const usualWindow = { width: 1200, height: 800 };

/**
 * Where the window opens: where it was, moved and shrunk into the display it overlaps most; the middle of the first one
 * when nothing was kept or that display is gone.
 */
export function placeWindow(
  saved: WindowPlacement | undefined,
  workAreas: readonly Rectangle[],
): { readonly bounds: Partial<Rectangle> & { width: number; height: number }; readonly maximized: boolean } {
  const kept = saved?.bounds;
  const area = kept && mostOverlapped(kept, workAreas);
  if (!kept || !area)
    return { bounds: fitSize(usualWindow, workAreas[0]), maximized: saved?.maximized ?? false };
  const size = fitSize(kept, area);
  return {
    bounds: {
      ...size,
      x: between(area.x, kept.x, area.x + Math.max(0, area.width - size.width)),
      y: between(area.y, kept.y, area.y + Math.max(0, area.height - size.height)),
    },
    maximized: saved.maximized,
  };
}

/** Reads what was kept; undefined for anything that is not a placement. */
export function parsePlacement(value: unknown): WindowPlacement | undefined {
  const { bounds, maximized, zoomLevel } = (value ?? {}) as {
    bounds?: Partial<Rectangle>;
    maximized?: unknown;
    zoomLevel?: unknown;
  };
  const { x, y, width, height } = bounds ?? {};
  if (!isPixel(x) || !isPixel(y) || !isPixel(width) || !isPixel(height)) return undefined;
  const zoomed = typeof zoomLevel === 'number' && zoomLevel !== 0 && Math.abs(zoomLevel) <= mostZoom;
  return {
    bounds: { x, y, width, height },
    maximized: maximized === true,
    ...(zoomed ? { zoomLevel } : {}),
  };
}

function isPixel(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(value as number) < 100_000;
}

function fitSize(wanted: { width: number; height: number }, area: Rectangle | undefined) {
  return {
    width: between(smallestWindow.width, wanted.width, area?.width ?? wanted.width),
    height: between(smallestWindow.height, wanted.height, area?.height ?? wanted.height),
  };
}

function mostOverlapped(bounds: Rectangle, areas: readonly Rectangle[]): Rectangle | undefined {
  const [best] = areas
    .map((area) => ({ area, overlap: overlap(bounds, area) }))
    .filter(({ overlap }) => overlap > 0)
    .sort((a, b) => b.overlap - a.overlap);
  return best?.area;
}

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

/** The low end wins where the two cross. */
function between(low: number, value: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
