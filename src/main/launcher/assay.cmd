@echo off
rem Starts Assay by the jar beside its folder. Made by the build from src/main/launcher.
setlocal
rem Its whole name, as the archive knows the jar by.
for %%i in ("%~dp0..") do set "target=%%~fi"
set "java=java"
for %%j in (java.exe) do set "home=%%~dp$PATH:j.."
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" (
    set "java=%JAVA_HOME%\bin\java.exe"
    set "home=%JAVA_HOME%"
)
set "bytes=none"
set "must="
for %%f in ("%target%\bin\assay.jsa") do set "bytes=%%~zf"
if exist "%target%\bin\assay.jsa.bytes" set /p must=<"%target%\bin\assay.jsa.bytes"
rem The archive may be missing or stale: the JVM starts all the same, only later.
set "archive=-XX:SharedArchiveFile="%target%\bin\assay.jsa" -Xshare:auto -Xlog:disable"
rem Of one that was cut off it would die, so the size must be that of the build.
if not "%bytes%"=="%must%" set "archive="
rem One that another JVM made is left out, told by the release file of each.
fc /b "%home%\release" "%target%\bin\assay.jsa.release" >nul 2>nul || set "archive="
rem Done in seconds: a compiler for code that runs for minutes takes longer than it saves.
set "options=%archive% -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
for %%v in (check encode explain price) do if "%~1"=="%%v" set "options=%archive%"
rem What measures gets the JVM as it is: its options would stand in the run file.
for %%v in (measure duel prove) do if "%~1"=="%%v" set "options="
"%java%" %options% -jar "%target%\assay.jar" %*
exit /b %errorlevel%
