// A worker thread of Node that runs the library's tasks.
import { tasks } from '../src/threads/tasks.ts';
import { serveThread } from './serve-thread.ts';

serveThread(tasks);
