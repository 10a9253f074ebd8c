// What boards run on, as one file that comes while the first screens are looked at already (start.ts).
export { Core } from '../core/document';
export { OpenBoard } from './board';
export { Courier } from './courier';
export { Place } from './place';
