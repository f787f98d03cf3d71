// What the page, the worker and the session say to each other.

interface Told {
  kind: "examples" | "code" | "figure" | "cell";
  id: string;
  source: string;
  needs: string[];
  wants?: string[];
  file?: string;
  regions?: string[];
  draws?: Record<string, string>;
  why?: string;
  note?: string;
}

interface Size {
  bytes: number;
  gz?: number;
  br?: number;
}

interface Frame {
  where: string;
  line: number;
  code: string;
}

interface Result {
  block: number;
  lines: ["both" | "text" | "here", string][];
  same: boolean | null;
  error: { frames: Frame[]; message: string } | null;
  pictures: { name: string; alt?: string; svg: string }[];
}

type News =
  | { type: "loading"; file: string; got: number; total: number }
  | { type: "starting" }
  | { type: "running" }
  | { type: "printed"; text: string }
  | { type: "done"; result: Result }
  | { type: "failed"; file?: string; refused?: boolean; message: string };
