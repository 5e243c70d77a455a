import { type ComponentType, lazy } from 'react'
import { FrontPage } from './views/front/front-page.js'

export interface View {
  /** First part of the address. */
  readonly name: string
  readonly title: string
  /** The key after "g". */
  readonly key: string
  readonly inMenu: boolean
  readonly page: ComponentType
}

/** The views of the workbench, in the order of the menu. What draws much is loaded when it is first opened. */
export const views: readonly View[] = [
  { name: '', title: 'Front page', key: 'h', inMenu: true, page: FrontPage },
  {
    name: 'reports',
    title: 'Reports',
    key: 'r',
    inMenu: true,
    page: lazy(async () => ({ default: (await import('./views/report/reports-page.js')).ReportsPage })),
  },
  {
    name: 'ask',
    title: 'Ask',
    key: 'q',
    inMenu: true,
    page: lazy(async () => ({ default: (await import('./views/questions/ask-page.js')).AskPage })),
  },
  {
    name: 'pair',
    title: 'Pairs',
    key: 'p',
    inMenu: true,
    page: lazy(async () => ({ default: (await import('./views/pair/pair-page.js')).PairPage })),
  },
  {
    name: 'network',
    title: 'Network',
    key: 'n',
    inMenu: true,
    page: lazy(async () => ({ default: (await import('./views/network/network-page.js')).NetworkPage })),
  },
  {
    name: 'plans',
    title: 'Forecasts',
    key: 'f',
    inMenu: true,
    page: lazy(async () => ({ default: (await import('./views/plans/plans-page.js')).PlansPage })),
  },
  {
    name: 'coverage',
    title: 'Coverage',
    key: 'c',
    inMenu: true,
    page: lazy(async () => ({ default: (await import('./views/coverage/coverage-page.js')).CoveragePage })),
  },
  {
    name: 'report',
    title: 'Report',
    key: '',
    inMenu: false,
    page: lazy(async () => ({ default: (await import('./views/report/report-page.js')).ReportPage })),
  },
  {
    name: 'paste',
    title: 'Add a report',
    key: 'a',
    inMenu: false,
    page: lazy(async () => ({ default: (await import('./views/paste/paste-page.js')).PastePage })),
  },
]
