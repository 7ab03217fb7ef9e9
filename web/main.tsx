import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api.ts';
import { LanguageProvider, learn } from './i18n/language.tsx';
import { spoken } from './i18n/spoken.ts';
import { router } from './router.tsx';
import { DemoMark } from './ui/demo-mark.tsx';
import { ThemeProvider } from './ui/theme.tsx';
import './ui/console.css';

document.documentElement.lang = spoken();
const first = await learn(spoken());
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no place for the console');

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <LanguageProvider first={first}>
        <ThemeProvider>
          <DemoMark />
          <RouterProvider router={router} />
        </ThemeProvider>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
