// Where the browser starts.
import '#ui/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'react-redux';
import { BrowserRouter } from 'react-router';
import { api } from './api.ts';
import { App } from './app.tsx';
import { store } from './store.ts';

// Asked at once, while the language is still on its way.
void store.dispatch(api.endpoints.session.initiate());
void store.dispatch(api.endpoints.config.initiate());

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element "root"');
createRoot(root).render(
  <StrictMode>
    <Provider store={store}>
      <BrowserRouter>
        <App />
      </BrowserRouter>
    </Provider>
  </StrictMode>,
);
