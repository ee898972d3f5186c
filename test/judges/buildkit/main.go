// What BuildKit makes of Dockerfiles and of words with variables in them.
//
// Reads one question a line on standard input and answers each with one line on standard output, both JSON; the first line
// of the output names BuildKit's version. A question is a Dockerfile (`text`) or a word (`word`, `env`, `escape`).
package main

import (
	"bufio"
	"encoding/json"
	"os"
	"runtime/debug"
)

const library = "github.com/moby/buildkit"

type question struct {
	Text   *string           `json:"text"`
	Word   string            `json:"word"`
	Env    map[string]string `json:"env"`
	Escape string            `json:"escape"`
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<28)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	answers := json.NewEncoder(out)
	answers.SetEscapeHTML(false)
	say := func(answer any) {
		if err := answers.Encode(answer); err != nil {
			panic(err)
		}
	}
	say(map[string]string{"tool": library, "version": version()})
	for in.Scan() {
		var asked question
		if err := json.Unmarshal(in.Bytes(), &asked); err != nil {
			panic(err)
		}
		if asked.Text != nil {
			say(readDockerfile(*asked.Text))
		} else {
			say(expandWord(asked))
		}
	}
	if err := in.Err(); err != nil {
		panic(err)
	}
}

func version() string {
	info, _ := debug.ReadBuildInfo()
	for _, module := range info.Deps {
		if module.Path == library {
			return module.Version
		}
	}
	return "unknown"
}
