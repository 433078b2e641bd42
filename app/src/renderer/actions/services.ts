import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Traffic } from '../messages/traffic.js';
import type { LogViews } from '../rpc/log-views.js';
import type { AppState, AppStore } from '../store/app-store.js';
import type { AppActions } from './app-actions.js';
import type { Perform } from './perform.js';

/** What the components stand on, put together once in `main.tsx`. */
export interface Services {
  readonly store: AppStore;
  readonly actions: AppActions;
  readonly perform: Perform;
  readonly logs: LogViews;
  readonly traffic: Traffic;
  readonly appVersion: string;
  /** As Node names it: `linux`, `darwin`, `win32`. */
  readonly platform: string;
}

const ServicesContext = createContext<Services | undefined>(undefined);

export const ServicesProvider = ServicesContext.Provider;

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === undefined) throw new Error('There is no ServicesProvider above this component.');
  return services;
}

export const useActions = (): AppActions => useServices().actions;

/** A part of the store; the component is drawn anew when that part differs. */
export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(useServices().store, select);
}

/** As {@link useApp}, for a selection that makes a new array or object each time. */
export function useAppShallow<T>(select: (state: AppState) => T): T {
  return useStore(useServices().store, useShallow(select));
}
