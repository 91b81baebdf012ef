'use client';
import { type DragEvent, useState } from 'react';

/**
 * For a part of a page that takes files dropped on it; anything else that is dragged over it goes where it would.
 * @param onFiles called with what was dropped, at least one file
 */
export function useFileDrop(onFiles: (files: FileList) => void) {
  const [isOver, setIsOver] = useState(false);
  return {
    isOver,
    onDrag: {
      onDragOver: (event: DragEvent) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setIsOver(true);
      },
      onDragLeave: (event: DragEvent) => {
        // Not at every step from one thing within to another.
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false);
      },
      onDrop: (event: DragEvent) => {
        setIsOver(false);
        const { files } = event.dataTransfer;
        if (files.length === 0) return;
        event.preventDefault();
        onFiles(files);
      },
    },
  };
}
