import { trusted } from '../html-template.ts';

/** The mark in a browser's tab, within the page: a browser that is told of none asks the server for one that is not there. */
export const ICON = trusted(
  `<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%23fbfaf6'/%3E%3Cpath d='M3 7h10' stroke='%231c1b18' stroke-width='3'/%3E%3Cg fill='%231f5aa8'%3E%3Ccircle cx='4' cy='12' r='1.2'/%3E%3Ccircle cx='8' cy='12' r='1.2'/%3E%3Ccircle cx='12' cy='12' r='1.2'/%3E%3C/g%3E%3C/svg%3E">`,
);
